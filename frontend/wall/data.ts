/** What the server sends; Board.java says what each part means. A part that the link does not show is null. */
export interface State {
  version: string;
  theme: 'light' | 'dark' | 'auto';
  rotate: number;
  words: Record<string, string>;
  board: Board;
}

export interface Board {
  verdict: Verdict | null;
  health: Count[] | null;
  rollouts: Line[] | null;
  adoption: Curve[] | null;
  exposure: Hole | null;
  events: News[] | null;
}

export interface Said {
  text: string;
  tone: string;
}

export interface Verdict {
  percent: string | null;
  first: Said[];
  second: Said[];
}

export interface Count {
  health: string;
  word: string;
  machines: number;
}

export interface Line {
  state: string;
  word: string;
  group: string;
  version: string;
  note: string;
  stages: { filled: number; open: boolean }[];
}

export interface Curve {
  channel: string;
  version: string;
  label: string;
  hours: number[];
  percent: number[];
  main: boolean;
}

export interface Hole {
  machines: number;
  first: string;
  second: string;
}

export interface News {
  at: string;
  text: string;
  tone: string;
}

/** Once a second: what time the server has, and how old what it knows is. Milliseconds since 1970. */
export interface Beat {
  now: number;
  asOf: number | null;
}

export const PANELS = ['verdict', 'health', 'rollouts', 'adoption', 'exposure', 'events'] as const;
export type Panel = (typeof PANELS)[number];

const numbers = new Intl.NumberFormat('en-GB');

export function number(value: number): string {
  return numbers.format(value);
}

/** A word with its arguments; `{0}` is the first. */
export function fill(pattern: string | undefined, ...args: (string | number)[]): string {
  return (pattern ?? '').replace(/\{(\d)\}/g, (_, i) => String(args[Number(i)] ?? ''));
}
