import type { ChartData } from './data';

/** The numbers of a chart as CSV. No cell is ever taken for a formula: one that looks like it gets an apostrophe. */
export function csv(data: ChartData): string {
  const lines = [[data.words.time, ...data.bands.map((band) => band.name)]];
  data.moments.forEach((at, i) => {
    lines.push([new Date(at).toISOString(), ...data.bands.map((band) => String(band.values[i] ?? ''))]);
  });
  return lines.map((cells) => cells.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Gives a file to the viewer. */
export function download(name: string, href: string): void {
  const link = document.createElement('a');
  link.download = name;
  link.href = href;
  link.click();
}
