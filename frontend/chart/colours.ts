/** Our tokens as a canvas understands them: `light-dark()` is worked out by the browser where the chart stands. */
const TOKENS: Record<string, string> = {
  completed: '--fw-v1',
  'in-flight': '--fw-updating',
  newest: '--fw-accent',
};

export class Colours {
  private readonly probe = document.createElement('span');
  private readonly known = new Map<string, string>();
  readonly font: string;

  constructor(private readonly host: HTMLElement) {
    this.probe.hidden = true;
    this.font = getComputedStyle(host).fontFamily;
  }

  /** The colour of a tone: a token's name without `--fw-`, or what a curve means. */
  of(tone: string): string {
    let colour = this.known.get(tone);
    if (!colour) {
      this.host.append(this.probe);
      this.probe.style.color = `var(${TOKENS[tone] ?? `--fw-${tone}`})`;
      colour = getComputedStyle(this.probe).color;
      this.probe.remove();
      this.known.set(tone, colour);
    }
    return colour;
  }

  /** Calls back when light turns to dark or back, by choice or by the system. */
  static watch(changed: () => void): () => void {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const chosen = new MutationObserver(changed);
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'data-scheme'] });
    system.addEventListener('change', changed);
    return () => {
      chosen.disconnect();
      system.removeEventListener('change', changed);
    };
  }
}
