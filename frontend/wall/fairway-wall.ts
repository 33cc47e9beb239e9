import { Curves } from './curves';
import { type Beat, fill, type Panel, PANELS, type State } from './data';
import { h } from './dom';
import { Feed } from './feed';
import { loadFont } from './font';
import { modeOf, type Page, pagesOf } from './pages';
import { adoption, events, exposure, health, rollouts, verdict } from './panels';
import { sheet, whole } from './style';

/** Older than this, in milliseconds, nothing is shown as if it were so now. */
const STALE = 10_000;

/** Older than this it is not shown at all. */
const WORTHLESS = 15 * 60_000;

const SHIFT_EVERY = 60_000;
const SHIFTS = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
  [-2, 2],
  [-2, 0],
  [-2, -2],
  [0, -2],
];

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });

/**
 * The status wall: `<fairway-wall src="https://fairway.example.com/wall/…">`, in any page that its link allows. Optional:
 * `panel` for a single one, `theme` light or dark. Nothing in it can be clicked or focused.
 */
class FairwayWall extends HTMLElement {
  static observedAttributes = ['src', 'panel', 'theme'];

  private readonly root = this.attachShadow({ mode: 'open' });
  private readonly clock = h('div', 'time', '');
  private readonly day = h('div', 'day', '');
  private readonly asOf = h('div', 'as-of', '');
  private readonly warning = h('div', 'warning', '');
  private readonly head = h('div', 'head-words', '');
  private readonly body = h('div', 'body', '');
  private readonly dots = h('div', 'dots', '');
  private readonly plot = h('div', 'plot', '');
  private readonly wall = h(
    'div',
    'wall',
    h('header', 'head', this.head, h('div', 'clock', this.asOf, this.clock, this.day)),
    this.body,
    h('footer', 'foot', this.warning, this.dots),
  );
  private readonly sizes = new ResizeObserver(() => this.render());
  private feed?: Feed;
  private state?: State;
  private curves?: Curves;
  private drawn = '';
  private last?: Beat;
  private heard = 0;
  private lost = true;
  private page = 0;
  private turned = 0;
  private gone = '';
  private timers: number[] = [];
  private words: Record<string, string> = {};

  constructor() {
    super();
    this.root.adoptedStyleSheets = [sheet()];
    this.root.append(this.wall);
  }

  connectedCallback() {
    loadFont();
    if (this.hasAttribute('page')) document.adoptedStyleSheets = [...document.adoptedStyleSheets, whole()];
    this.sizes.observe(this);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', () => this.redraw());
    document.fonts?.ready.then(() => this.redraw());
    this.timers = [
      window.setInterval(() => this.tick(), 250),
      window.setInterval(() => this.shift(), SHIFT_EVERY),
    ];
    this.connect();
  }

  disconnectedCallback() {
    this.timers.forEach((timer) => window.clearInterval(timer));
    this.sizes.disconnect();
    this.feed?.close();
    this.feed = undefined;
    this.curves?.dispose();
    this.curves = undefined;
  }

  attributeChangedCallback(name: string) {
    if (!this.isConnected) return;
    if (name === 'src') this.connect();
    else this.render();
  }

  private connect() {
    this.feed?.close();
    this.feed = undefined;
    this.state = undefined;
    const address = this.address();
    if (!address) return;
    this.feed = new Feed(address.origin + address.pathname.replace(/\/$/, ''), {
      state: (state) => this.show(state),
      beat: (beat) => this.beat(beat),
      gone: (why) => this.end(why),
    });
    this.feed.open();
    this.render();
  }

  private address(): URL | null {
    if (this.hasAttribute('page')) return new URL(location.href);
    const src = this.getAttribute('src');
    return src ? new URL(src, location.href) : null;
  }

  private only(): Panel | null {
    const asked = this.getAttribute('panel') ?? this.address()?.searchParams.get('panel');
    return PANELS.find((panel) => panel === asked) ?? null;
  }

  private show(state: State) {
    this.state = state;
    this.words = state.words;
    this.gone = '';
    if (!this.hasAttribute('theme')) this.style.colorScheme = '';
    if (this.hasAttribute('page') && state.version !== this.getAttribute('version')) void this.reload();
    this.render();
  }

  /** A newer server has another page: it is fetched once it can be had, and not twice within a minute. */
  private async reload() {
    const before = Number(sessionStorage.getItem('fairway-reload') ?? 0);
    if (Date.now() - before < 60_000) return;
    sessionStorage.setItem('fairway-reload', String(Date.now()));
    await new Promise((done) => setTimeout(done, Math.random() * 3_000));
    const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    if (answer?.ok) location.reload();
  }

  private beat(beat: Beat) {
    this.last = beat;
    this.heard = performance.now();
    this.tick();
  }

  /** The link is no more: what it showed goes at once. */
  private end(why: string) {
    this.gone = why;
    this.state = undefined;
    this.last = undefined;
    this.render();
  }

  private age(): number | null {
    if (!this.last || this.last.asOf === null) return null;
    return this.last.now - this.last.asOf + (performance.now() - this.heard);
  }

  private tick() {
    const age = this.age();
    const stale = age !== null && age > STALE;
    this.wall.classList.toggle('stale', stale);
    if (age !== null && age > WORTHLESS && this.state) {
      this.state = undefined;
      this.render();
    }
    if (stale) {
      this.lost = performance.now() - this.heard > 5_000;
      set(this.warning, fill(this.words[this.lost ? 'stale.network' : 'stale.server'], this.span(age)));
    } else {
      set(this.warning, '');
    }
    const asOf = this.last?.asOf ? new Date(this.last.asOf) : null;
    set(this.asOf, asOf ? this.words['clock.as-of'] : '');
    set(this.clock, asOf ? CLOCK.format(asOf) : '');
    set(this.day, asOf ? `${this.words['clock.zone']}, ${DAY.format(asOf).replace(',', '')}` : '');
    this.turn();
  }

  private span(age: number): string {
    const seconds = Math.floor(age / 1000);
    return seconds < 120 ? `${seconds} ${this.words.seconds}` : `${Math.floor(seconds / 60)} ${this.words['minutes.short']}`;
  }

  private turn() {
    if (!this.state) return;
    if (performance.now() - this.turned > this.state.rotate * 1000) {
      this.turned = performance.now();
      this.page++;
      if (this.pages().length > 1) this.render();
    }
  }

  /** A still picture burns itself into a screen that shows it for months. */
  private shift() {
    const [x, y] = SHIFTS[Math.floor(Date.now() / SHIFT_EVERY) % SHIFTS.length];
    this.wall.style.translate = `${x}px ${y}px`;
  }

  private pages(): Page[] {
    if (!this.state) return [];
    return pagesOf(this.state.board, modeOf(this.clientWidth, this.clientHeight), this.only());
  }

  private redraw() {
    this.drawn = '';
    this.render();
  }

  private render() {
    const theme = this.getAttribute('theme') ?? this.state?.theme;
    this.style.colorScheme = theme === 'light' || theme === 'dark' ? theme : '';
    const only = this.only();
    this.wall.dataset.mode = modeOf(this.clientWidth, this.clientHeight);
    this.wall.classList.toggle('single', only !== null);
    if (!this.state) {
      const word = this.gone ? this.words[`gone.${this.gone}`] || 'There is no wall here.' : this.words.connecting || 'Connecting …';
      this.head.replaceChildren(h('h1', 'sentence quiet', word));
      this.body.replaceChildren();
      this.dots.replaceChildren();
      return;
    }
    const pages = this.pages();
    const shown = pages[this.page % pages.length];
    const board = this.state.board;
    const showsVerdict = board.verdict && (only === null || only === 'verdict');
    this.head.replaceChildren(...(showsVerdict && board.verdict ? [verdict(board.verdict)] : []));
    this.wall.classList.toggle('headless', !showsVerdict);
    this.body.replaceChildren(...this.panels(shown));
    this.body.dataset.shows = shown.panels.join(' ');
    this.dots.replaceChildren(...(pages.length > 1 ? pages.map((page) => h('i', page === shown ? 'dot on' : 'dot')) : []));
    this.drawCurves(shown.panels.includes('adoption'));
  }

  private panels(page: Page): HTMLElement[] {
    const { board, words } = this.state as State;
    const has = (panel: Panel) => page.panels.includes(panel);
    const left = [has('rollouts') && board.rollouts && rollouts(board.rollouts, page.from, page.count, words)];
    const right = [
      has('adoption') && adoption(board, words, this.plot),
      has('exposure') && board.exposure && exposure(board.exposure, words),
      has('events') && board.events && events(board.events, has('adoption') ? 3 : 7, words),
    ];
    const column = (parts: (HTMLElement | false | null)[], name: string) => {
      const real = parts.filter((part): part is HTMLElement => !!part);
      return real.length ? [h('div', `column ${name}`, ...real)] : [];
    };
    return [
      ...(has('health') && board.health ? [health(board.health)] : []),
      ...(page.panels.some((panel) => panel !== 'health') ? [h('div', 'columns', ...column(left, 'left'), ...column(right, 'right'))] : []),
    ];
  }

  private drawCurves(wanted: boolean) {
    const { board, words } = this.state as State;
    if (!wanted || !board.adoption?.length) return;
    const key = JSON.stringify(board.adoption) + getComputedStyle(this.wall).color;
    if (key !== this.drawn || !this.curves) {
      this.drawn = key;
      this.curves?.dispose();
      this.curves = new Curves(this.plot, board.adoption, words);
    }
    this.curves.draw();
  }
}

function set(element: HTMLElement, text: string | undefined) {
  if (element.textContent !== (text ?? '')) element.textContent = text ?? '';
}

if (!customElements.get('fairway-wall')) customElements.define('fairway-wall', FairwayWall);
