import tokens from '../../themes/fairway/tokens.css?inline';
import wall from '../../themes/wall/wall.css?inline';

/** The look of the wall, in the same tokens as the console's. */
export function sheet(): CSSStyleSheet {
  const all = new CSSStyleSheet();
  all.replaceSync(tokens.replaceAll(':root', ':host') + wall);
  return all;
}

/** The wall as all of its page: it never scrolls. */
export function whole(): CSSStyleSheet {
  const all = new CSSStyleSheet();
  all.replaceSync('html, body { margin: 0; block-size: 100%; overflow: hidden; cursor: none } fairway-wall { display: block; block-size: 100% }');
  return all;
}
