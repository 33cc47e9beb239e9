import data from '@vaadin/aura/src/fonts/InstrumentSans/InstrumentSans.woff2?inline';

let loaded = false;

/** The font travels in the file: a page that embeds the wall need not let fonts in, and nothing is fetched for it. */
export function loadFont(): void {
  if (loaded) return;
  loaded = true;
  const bytes = Uint8Array.from(atob(data.slice(data.indexOf(',') + 1)), (c) => c.charCodeAt(0));
  const font = new FontFace('Fairway Sans', bytes, { weight: '400 700' });
  document.fonts.add(font);
  void font.load();
}
