type Child = Node | string | null | undefined | false;

/** An element with classes and children. Text goes in as text. */
export function h(tag: string, className: string, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const child of children) if (child) element.append(child);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The shapes of icons.css: they differ without their colour. */
const SHAPES: Record<string, { line?: string; fill?: string }> = {
  healthy: { line: 'M10 2.6a7.4 7.4 0 1 0 0 14.8 7.4 7.4 0 0 0 0-14.8ZM6.8 10.2l2.3 2.3 4.3-4.7' },
  updating: { line: 'M10 2.6a7.4 7.4 0 1 0 0 14.8 7.4 7.4 0 0 0 0-14.8ZM10 13.6V6.6M7 9.4l3-3 3 3' },
  failing: {
    fill: 'M10 2.2c.6 0 1.1.3 1.4.8l7 12.3c.6 1.1-.2 2.5-1.4 2.5H3c-1.2 0-2-1.4-1.4-2.5l7-12.3c.3-.5.8-.8 1.4-.8ZM9.1 7.2v4.6h1.8V7.2ZM10 13.4a1.1 1.1 0 1 0 0 2.3 1.1 1.1 0 0 0 0-2.3Z',
  },
  stuck: {
    fill: 'M8.7 1.8a1.8 1.8 0 0 1 2.6 0l6.9 6.9a1.8 1.8 0 0 1 0 2.6l-6.9 6.9a1.8 1.8 0 0 1-2.6 0l-6.9-6.9a1.8 1.8 0 0 1 0-2.6ZM6.4 9.1v1.8h7.2V9.1Z',
  },
  silent: { line: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z' },
  held: { fill: 'M5.5 3.5h2a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-2a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1ZM12.5 3.5h2a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-2a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1Z' },
  go: { line: 'M10 2.6a7.4 7.4 0 1 0 0 14.8 7.4 7.4 0 0 0 0-14.8ZM8.4 6.8l4.8 3.2-4.8 3.2Z' },
  stop: { fill: 'M6.7 2h6.6L18 6.7v6.6L13.3 18H6.7L2 13.3V6.7ZM6.2 9.1v1.8h7.6V9.1Z' },
  ready: { line: 'M10 2.6a7.4 7.4 0 0 1 3 .6M15.3 4.8a7.4 7.4 0 0 1 1.7 2.6M17.4 10.6a7.4 7.4 0 0 1-1 3.2M14.4 16a7.4 7.4 0 0 1-3 1.3M8.6 17.3a7.4 7.4 0 0 1-3-1.3M3.6 13.8a7.4 7.4 0 0 1-1-3.2M3 7.4a7.4 7.4 0 0 1 1.7-2.6M7 3.2A7.4 7.4 0 0 1 10 2.6M10 9.2v1.6' },
  shield: { line: 'M10 2.4l6.2 2.2v4.6c0 4-2.6 6.8-6.2 8.4-3.6-1.6-6.2-4.4-6.2-8.4V4.6Z' },
};

/** One of the icons. It says nothing to a screen reader, so a word stands beside it. */
export function icon(name: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const shape = SHAPES[name] ?? {};
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', shape.line ?? shape.fill ?? '');
  path.setAttribute('class', shape.line ? 'line' : 'fill');
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}
