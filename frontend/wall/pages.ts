import { type Board, type Panel, PANELS } from './data';

/** How much room there is: a screen on the wall, one that stands upright, or a tile. */
export type Mode = 'wide' | 'tall' | 'small';

/** What stands on one page besides its head; `from` is the first rollout, `count` how many of them. */
export interface Page {
  panels: Panel[];
  from: number;
  count: number;
}

export function modeOf(width: number, height: number): Mode {
  if (width < 900 && height < 900 && width * height < 500_000) return 'small';
  return width >= height * 1.15 ? 'wide' : 'tall';
}

const ROWS: Record<Mode, number> = { wide: 5, tall: 5, small: 4 };

/** The panels that a board has, spread over pages so that none has to scroll. */
export function pagesOf(board: Board, mode: Mode, only: Panel | null): Page[] {
  const has = (panel: Panel) => board[panel] !== null && (only === null || only === panel);
  const rows = only === 'rollouts' ? 6 : ROWS[mode];
  const lines = has('rollouts') ? (board.rollouts?.length ?? 0) : 0;
  const parts = Math.max(1, Math.ceil(lines / rows));
  const body = PANELS.filter((panel) => panel !== 'verdict' && has(panel));
  if (mode === 'small' || only) {
    return body.length === 0
      ? [{ panels: [], from: 0, count: rows }]
      : body.flatMap((panel): Page[] =>
          panel === 'rollouts'
            ? Array.from({ length: parts }, (_, i) => ({ panels: [panel], from: i * rows, count: rows }))
            : [{ panels: [panel], from: 0, count: rows }],
        );
  }
  // Where rollouts are beside curves, what happened last takes the place of the curves on every other page.
  const crowded = mode === 'wide' && has('events') && (has('adoption') || has('exposure')) && has('rollouts');
  const usual = crowded ? body.filter((panel) => panel !== 'events') : body;
  const other = body.filter((panel) => panel !== 'adoption' && panel !== 'exposure');
  const pages = Array.from({ length: parts }, (_, i) => ({ panels: usual, from: i * rows, count: rows }));
  return crowded ? [...pages, { panels: other, from: 0, count: rows }] : pages;
}
