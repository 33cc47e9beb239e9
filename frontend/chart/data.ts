/** What the server sends to a chart; ChartData.java says what each part means. Times are milliseconds since 1970. */
export interface ChartData {
  kind: 'area' | 'line';
  unit: 'count' | 'percent';
  labels: 'edge' | 'legend' | 'none';
  file: string;
  summary: string;
  from: number;
  until: number;
  moments: number[];
  bands: Band[];
  markers: Marker[];
  limits: Limit[];
  words: Words;
  locale: string;
}

/** One curve; in a stack the first lies at the bottom. What is not known at a moment is null. */
export interface Band {
  name: string;
  tone: string;
  values: (number | null)[];
  dashed: boolean;
}

/** A vertical line at a moment, with its words. */
export interface Marker {
  at: number;
  label: string;
  tone: string;
  solid: boolean;
}

/** A horizontal line at a value, with its words. */
export interface Limit {
  value: number;
  label: string;
  tone: string;
}

export interface Words {
  time: string;
  all: string;
  empty: string;
}

export function last(band: Band): number | null {
  for (let i = band.values.length - 1; i >= 0; i--) {
    const value = band.values[i];
    if (value !== null) return value;
  }
  return null;
}

export function number(data: ChartData, value: number | null): string {
  if (value === null) return '–';
  const digits = data.unit === 'count' || value >= 10 ? 0 : 2;
  const text = new Intl.NumberFormat(data.locale, { maximumFractionDigits: digits }).format(value);
  return data.unit === 'percent' ? `${text}\u00a0%` : text;
}

export function moment(data: ChartData, at: number): string {
  const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(data.locale, { ...day, hour: '2-digit', minute: '2-digit' }).format(at);
}
