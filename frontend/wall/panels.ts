import { type Board, type Count, type Hole, type Line, type News, number, type Said, type Verdict } from './data';
import { h, icon } from './dom';

type Words = Record<string, string>;

const STATES: Record<string, [icon: string, tone: string]> = {
  halted: ['stop', 'failing'],
  paused: ['held', 'held'],
  running: ['go', 'updating'],
  ready: ['ready', 'silent'],
};

export function verdict(said: Verdict): HTMLElement {
  const sentence = (pieces: Said[]) => pieces.map((piece) => h('span', piece.tone, piece.text));
  return h(
    'div',
    'verdict',
    said.percent !== null && h('div', 'percent', h('span', 'figure', said.percent), h('span', 'sign', '%')),
    h('h1', 'sentence', h('span', 'first', ...sentence(said.first)), ' ', h('span', 'second', ...sentence(said.second))),
  );
}

export function health(counts: Count[]): HTMLElement {
  return h(
    'ul',
    'health',
    ...counts.map((count) =>
      h(
        'li',
        count.machines > 0 ? count.health : 'quiet',
        h('span', 'count', icon(count.health), h('span', 'figure', number(count.machines))),
        h('span', 'word', count.word),
      ),
    ),
  );
}

export function rollouts(lines: Line[], from: number, count: number, words: Words): HTMLElement {
  const shown = lines.slice(from, from + count);
  const part = shown.length < lines.length ? `${from + 1}–${from + shown.length} / ${lines.length}` : '';
  return h(
    'section',
    'panel rollouts',
    h('h2', '', words.rollouts, ' ', h('span', 'quiet', part)),
    lines.length === 0 && h('p', 'quiet none', words['rollouts.none']),
    h('ul', 'rows', ...shown.map(row)),
  );
}

function row(line: Line): HTMLElement {
  const [shape, tone] = STATES[line.state] ?? ['go', 'silent'];
  return h(
    'li',
    'row',
    h('span', `state ${tone}`, icon(shape), h('span', '', line.word)),
    h('span', 'what', h('span', 'name', h('b', '', line.group), ' ', h('span', 'version', line.version)), h('span', 'note', line.note)),
    h('span', 'stages', ...line.stages.map((stage) => piece(stage, line.state))),
  );
}

function piece(stage: Line['stages'][number], state: string): HTMLElement {
  const fill = h('i', '');
  fill.style.inlineSize = `${stage.filled}%`;
  return h('span', stage.open ? `stage open ${state}` : stage.filled ? 'stage done' : 'stage', fill);
}

export function adoption(board: Board, words: Words, plot: HTMLElement): HTMLElement {
  const any = (board.adoption?.length ?? 0) > 0;
  return h(
    'section',
    'panel adoption',
    h('h2', '', words.adoption, ' ', h('span', 'quiet', words['adoption.what'])),
    any ? plot : h('p', 'quiet none', words['adoption.none']),
    any && h('ul', 'hidden', ...(board.adoption ?? []).map((curve) => h('li', '', `${curve.label} ${curve.version}`))),
  );
}

export function exposure(hole: Hole, words: Words): HTMLElement {
  const open = hole.machines > 0;
  return h(
    'section',
    open ? 'panel exposure open' : 'panel exposure',
    icon(open ? 'shield' : 'healthy'),
    open && h('span', 'figure', number(hole.machines)),
    open
      ? h('span', 'words', h('span', '', hole.first), ' ', h('span', '', hole.second))
      : h('span', 'words', h('span', '', words['exposure.none'])),
  );
}

export function events(news: News[], count: number, words: Words): HTMLElement {
  return h(
    'section',
    'panel events',
    h('h2', '', words.events),
    news.length === 0 && h('p', 'quiet none', words['events.none']),
    h(
      'ul',
      'rows',
      ...news.slice(0, count).map((one) => h('li', 'event', h('span', 'at', moment(one.at)), h('i', `dot ${one.tone}`), h('span', 'text', one.text))),
    ),
  );
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });

function moment(at: string): string {
  const time = new Date(at);
  return Math.abs(Date.now() - time.getTime()) < 20 * 3_600_000 ? CLOCK.format(time) : DAY.format(time);
}
