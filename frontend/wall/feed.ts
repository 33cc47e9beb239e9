import type { Beat, State } from './data';

/** After how many milliseconds a connection without a beat is given up. */
const SILENCE = 15_000;

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const AFTER_THE_END = 30_000;

export interface Listener {
  state(state: State): void;
  beat(beat: Beat): void;
  gone(why: string): void;
}

/**
 * The events of one wall. A connection that is lost comes back by itself: soon at first, then less and less often, and never
 * all walls at the same moment.
 */
export class Feed {
  private source?: EventSource;
  private timer = 0;
  private watch = 0;
  private failures = 0;
  private heard = 0;

  constructor(
    private readonly base: string,
    private readonly listener: Listener,
  ) {}

  open(): void {
    this.close();
    const source = new EventSource(`${this.base}/events`);
    this.source = source;
    this.heard = performance.now();
    source.addEventListener('state', (event) => this.listener.state(JSON.parse(event.data)));
    source.addEventListener('beat', (event) => {
      this.heard = performance.now();
      this.failures = 0;
      this.listener.beat(JSON.parse(event.data));
    });
    source.addEventListener('gone', (event) => {
      this.listener.gone(event.data);
      this.again(AFTER_THE_END);
    });
    source.addEventListener('error', () => void this.lost());
    this.watch = window.setInterval(() => {
      if (performance.now() - this.heard > SILENCE) void this.lost();
    }, 5_000);
  }

  close(): void {
    window.clearTimeout(this.timer);
    window.clearInterval(this.watch);
    this.source?.close();
    this.source = undefined;
  }

  /** Whether the link is still there is asked apart: an event source does not tell why it failed. */
  private async lost() {
    this.close();
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.failures++);
    this.again(wait);
    try {
      const answer = await fetch(this.base, { method: 'HEAD', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' });
      if (answer.status === 404) this.listener.gone('unknown');
    } catch {
      // no network, or not for us to read: the next attempt tells
    }
  }

  private again(wait: number) {
    this.close();
    this.timer = window.setTimeout(() => this.open(), wait * (0.5 + Math.random()));
  }
}
