/** Round numbers and round times for the axes. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [1, 2, 5, 10, 15, 30].map((n) => n * MINUTE).concat([1, 2, 3, 6, 12].map((n) => n * HOUR));

/** The step between values so that about `count` of them reach `most`: 1, 2 or 5 times a power of ten. */
export function valueStep(most: number, count: number, whole: boolean): number {
  const rough = Math.max(most, Number.EPSILON) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 3, 5, 10].map((n) => n * power).find((n) => n >= rough * 0.999) ?? rough;
  return whole ? Math.max(1, Math.round(step)) : step;
}

/** Moments to write below the axis, round in the zone of the viewer, with at most `most` of them. */
export function timeTicks(from: number, until: number, most: number): { at: number; label: string }[] {
  const span = until - from;
  const step = STEPS.find((one) => span / one <= most);
  return step ? clockTicks(from, until, step) : dayTicks(from, until, Math.ceil(span / DAY / most));
}

function clockTicks(from: number, until: number, step: number) {
  const ticks = [];
  const at = new Date(from);
  at.setHours(0, 0, 0, 0);
  for (; at.getTime() <= until; at.setMinutes(at.getMinutes() + step / MINUTE)) {
    const midnight = at.getHours() === 0 && at.getMinutes() === 0;
    if (at.getTime() >= from) ticks.push({ at: at.getTime(), label: midnight ? day(at, true) : clock(at) });
  }
  return ticks;
}

function dayTicks(from: number, until: number, days: number) {
  const ticks: { at: number; label: string }[] = [];
  const at = new Date(from);
  at.setHours(0, 0, 0, 0);
  at.setDate(at.getDate() + 1);
  let month = -1;
  for (; at.getTime() <= until; at.setDate(at.getDate() + days)) {
    ticks.push({ at: at.getTime(), label: day(at, at.getMonth() !== month) });
    month = at.getMonth();
  }
  return ticks;
}

function clock(at: Date): string {
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
}

function day(at: Date, named: boolean): string {
  return new Intl.DateTimeFormat('en-GB', named ? { day: 'numeric', month: 'short' } : { day: 'numeric' }).format(at);
}

/** Moves what lies too close apart, within bounds; the order stays. Takes and gives positions from top to bottom. */
export function apart(wanted: number[], gap: number, top: number, bottom: number): number[] {
  const at = wanted.slice();
  for (let i = 0; i < at.length; i++) at[i] = Math.max(at[i], i === 0 ? top : at[i - 1] + gap);
  for (let i = at.length - 1; i >= 0; i--) at[i] = Math.min(at[i], i === at.length - 1 ? bottom : at[i + 1] - gap);
  return at;
}
