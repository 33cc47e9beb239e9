import type { Colours } from './colours';
import { type ChartData, moment, number } from './data';

/** What stands beside the pointer: the moment, and each curve there. Names go in as text. */
export function tip(data: ChartData, colours: Colours) {
  return {
    trigger: 'axis',
    confine: true,
    transitionDuration: 0,
    className: 'fw-chart-tip',
    backgroundColor: colours.of('surface'),
    borderColor: colours.of('line-strong'),
    textStyle: { color: colours.of('text'), fontSize: 12 },
    axisPointer: { type: 'line', lineStyle: { color: colours.of('text-3'), type: 'solid', width: 1 } },
    formatter: (found: { dataIndex: number }[]) => (found.length ? content(data, colours, found[0].dataIndex) : ''),
  };
}

function content(data: ChartData, colours: Colours, index: number): HTMLElement {
  const box = document.createElement('div');
  box.append(part('fw-chart-tip-time', moment(data, data.moments[index])));
  let sum = 0;
  const rows = data.bands.map((band) => {
    const value = band.values[index];
    sum += value ?? 0;
    return row(band.name, number(data, value), colours.of(band.tone));
  });
  // The stack is read from its top.
  box.append(...(data.kind === 'area' ? rows.reverse() : rows));
  if (data.kind === 'area' && data.bands.length > 1) box.append(row(data.words.all, number(data, sum)));
  return box;
}

function row(name: string, value: string, colour?: string): HTMLElement {
  const box = part('fw-chart-tip-row', '');
  const swatch = part('fw-swatch', '');
  swatch.style.background = colour ?? 'none';
  box.append(swatch, part('fw-chart-tip-name', name), part('fw-chart-tip-value', value));
  return box;
}

function part(className: string, text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}
