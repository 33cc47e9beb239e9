import type { Colours } from './colours';
import { type Band, type ChartData, last, number } from './data';
import { apart } from './scale';

/** Where the curves lie, in pixels, and up to which value. */
export interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
  width: number;
  most: number;
}

type Shape = Record<string, unknown>;

const GAP = 20;

/** All that is written over the curves: markers, limits, and what each curve is at the right edge. */
export function overlay(data: ChartData, frame: Frame, colours: Colours, labelled: boolean): Shape[] {
  return [
    ...data.limits.flatMap((limit) => limitLine(data, limit, frame, colours)),
    ...markers(data, frame, colours),
    ...(labelled ? edge(data, frame, colours) : []),
    ...(data.kind === 'line' && data.bands.length === 1 ? end(data, frame, colours) : []),
  ];
}

function x(data: ChartData, frame: Frame, at: number): number {
  return frame.left + ((at - data.from) / (data.until - data.from)) * (frame.right - frame.left);
}

function y(frame: Frame, value: number): number {
  return frame.bottom - (value / frame.most) * (frame.bottom - frame.top);
}

function line(points: number[][], stroke: string, dashed: boolean): Shape {
  const crisp = points.map(([px, py]) => [Math.round(px) + 0.5, Math.round(py) + 0.5]);
  return { type: 'polyline', silent: true, shape: { points: crisp }, style: { stroke, lineWidth: 1, fill: null, lineDash: dashed ? [4, 3] : null } };
}

function words(text: string, at: [number, number], fill: string, font: string, style: Shape = {}): Shape {
  return { type: 'text', silent: true, x: at[0], y: at[1], style: { text, fill, font, verticalAlign: 'middle', ...style } };
}

function markers(data: ChartData, frame: Frame, colours: Colours): Shape[] {
  const shown = data.markers.filter((one) => one.at >= data.from && one.at <= data.until);
  let free = frame.left - 8;
  return shown.flatMap((marker) => {
    const at = x(data, frame, marker.at);
    const colour = colours.of(marker.tone);
    const shapes = [line([[at, frame.top - 12], [at, frame.bottom]], colour, !marker.solid)];
    const width = marker.label.length * 6.6 + 12;
    const before = at + width > frame.width - 4;
    const start = before ? at - width : at;
    shapes.push({ type: 'polygon', silent: true, shape: { points: [[at + 0.5, frame.top - 21], [at + 5, frame.top - 16], [at + 0.5, frame.top - 11], [at - 4, frame.top - 16]] }, style: { fill: colour } });
    // A label that would lie on the one before is left to the table and the list beside.
    if (start < free) return shapes;
    free = start + width + 8;
    const font = `500 12px ${colours.font}`;
    shapes.push(words(marker.label, [before ? at - 9 : at + 10, frame.top - 16], colour, font, { align: before ? 'right' : 'left' }));
    return shapes;
  });
}

function limitLine(data: ChartData, limit: ChartData['limits'][number], frame: Frame, colours: Colours): Shape[] {
  const at = y(frame, limit.value);
  const colour = colours.of(limit.tone);
  const right = data.kind === 'line';
  const place: [number, number] = [right ? frame.right : frame.left + 6, at - 10];
  return [
    line([[frame.left, at], [frame.right, at]], colour, true),
    words(limit.label, place, colour, `400 12px ${colours.font}`, { align: right ? 'right' : 'left' }),
  ];
}

/** From top to bottom: how much each is, and where its middle lies. */
function middles(data: ChartData, frame: Frame): { band: Band; value: number; middle: number }[] {
  let below = 0;
  const found = data.bands.map((band) => {
    const value = last(band) ?? 0;
    const middle = data.kind === 'area' ? y(frame, below + value / 2) : y(frame, value);
    below += value;
    return { band, value, middle };
  });
  return found.sort((one, other) => one.middle - other.middle);
}

function edge(data: ChartData, frame: Frame, colours: Colours): Shape[] {
  const found = middles(data, frame);
  const places = apart(found.map((one) => one.middle), GAP, frame.top + 4, frame.bottom - 6);
  return found.flatMap(({ band, value, middle }, i) => {
    const left = frame.right + 14;
    const at = Math.round(places[i]);
    return [
      line([[frame.right + 2, middle], [left - 6, middle], [left - 2, at], [left, at]], colours.of('line-strong'), false),
      { type: 'rect', silent: true, shape: { x: left + 2, y: at - 5, width: 10, height: 10, r: 2 }, style: { fill: colours.of(band.tone) } },
      words(band.name, [left + 18, at], colours.of('text'), `500 12px ${colours.font}`, { width: 76, overflow: 'truncate', ellipsis: '…' }),
      words(number(data, value), [frame.width - 14, at], colours.of('text-2'), `400 12px ${colours.font}`, { align: 'right' }),
    ];
  });
}

/** One curve alone says at its end what it is. */
function end(data: ChartData, frame: Frame, colours: Colours): Shape[] {
  const band = data.bands[0];
  const value = last(band);
  const index = band.values.lastIndexOf(value);
  if (value === null || index < 0) return [];
  const at: [number, number] = [x(data, frame, data.moments[index]), y(frame, value)];
  const right = at[0] > frame.left + 60;
  return [
    { type: 'circle', silent: true, shape: { cx: at[0], cy: at[1], r: 3.5 }, style: { fill: colours.of(band.tone) } },
    words(number(data, value), [at[0], at[1] - 13], colours.of('text'), `600 12px ${colours.font}`, { align: right ? 'right' : 'left' }),
  ];
}
