import { html, LitElement, nothing } from 'lit';
import { Colours } from './chart/colours';
import { csv, download } from './chart/csv';
import { type ChartData, last, moment, number } from './chart/data';
import type { Plot } from './chart/plot';

/** Below this width the curves are named in a legend and not at the right edge. */
const WIDE = 560;

/** The table has so many rows at most: enough to hear how it went. */
const ROWS = 24;

/**
 * A chart over time. The drawing library is fetched when a first chart is shown; until then, and while there is no data,
 * the element has its height already. It lies in the page itself, so that the look in `themes/` reaches it.
 */
class FairwayChart extends LitElement {
  static properties = { data: { attribute: false }, tabled: { attribute: false }, wide: { state: true } };

  declare data?: ChartData;
  declare tabled: boolean;
  declare wide: boolean;

  private plot?: Plot;
  private frame = 0;
  private unwatch?: () => void;
  private readonly sizes = new ResizeObserver(() => this.fit());

  constructor() {
    super();
    this.tabled = false;
    this.wide = true;
  }

  protected createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.sizes.observe(this);
    this.unwatch = Colours.watch(() => this.redraw());
    document.fonts?.ready.then(() => this.redraw());
    if (this.hasUpdated) this.redraw();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.unwatch?.();
    cancelAnimationFrame(this.frame);
    this.plot?.dispose();
    this.plot = undefined;
  }

  protected updated() {
    this.redraw();
  }

  private fit() {
    this.wide = this.clientWidth >= WIDE;
    this.plot?.resize();
    this.redraw();
  }

  /** However often it is asked for, it is drawn once a frame. */
  private redraw() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => void this.draw());
  }

  private async draw() {
    const box = this.querySelector<HTMLElement>('.fw-chart-plot');
    if (!this.data?.moments.length || !box || this.tabled) return;
    const { Plot } = await import('./chart/plot');
    if (!this.isConnected || !box.isConnected) return;
    this.plot ??= new Plot(box);
    this.plot.resize();
    this.plot.draw(this.data, this.wide && this.data.labels === 'edge');
    this.dataset.drawn = '';
  }

  /** Gives the viewer the drawing as it stands. */
  png() {
    if (this.plot && this.data) download(`${this.data.file}.png`, this.plot.png());
  }

  /** Gives the viewer the numbers. */
  csv() {
    if (!this.data) return;
    const file = URL.createObjectURL(new Blob([csv(this.data)], { type: 'text/csv' }));
    download(`${this.data.file}.csv`, file);
    setTimeout(() => URL.revokeObjectURL(file), 10_000);
  }

  protected render() {
    const data = this.data;
    if (!data) return html`<div class="fw-chart-plot"></div>`;
    const known = data.moments.length > 0;
    return html`
      <div class="fw-chart-plot" role="img" aria-label=${data.summary} ?hidden=${!known || this.tabled}></div>
      ${known ? nothing : html`<p class="fw-chart-empty">${data.words.empty}</p>`}
      ${known && !this.tabled && (data.labels === 'legend' || (data.labels === 'edge' && !this.wide)) ? this.legend(data) : nothing}
      ${known ? this.table(data) : nothing}
    `;
  }

  private legend(data: ChartData) {
    const entries = data.kind === 'area' ? [...data.bands].reverse() : data.bands;
    return html`<ul class="fw-chart-legend" aria-hidden="true">
      ${entries.map(
        (band) => html`<li>
          <span class="fw-swatch fw-tone-${band.tone}"></span><span>${band.name}</span>
          ${data.labels === 'edge' ? html`<span class="fw-chart-value">${number(data, last(band))}</span>` : nothing}
        </li>`,
      )}
    </ul>`;
  }

  /** The same numbers for those who do not see the drawing, or who rather read: the newest first. */
  private table(data: ChartData) {
    const every = Math.max(1, Math.ceil(data.moments.length / ROWS));
    const rows = data.moments.map((at, i) => ({ at, i })).reverse().filter((_, place) => place % every === 0);
    return html`<div class=${this.tabled ? 'fw-chart-table' : 'fw-hidden'} tabindex=${this.tabled ? '0' : nothing} role="group" aria-label=${data.summary}>
      <table>
        <caption class="fw-hidden">${data.summary}</caption>
        <thead><tr><th scope="col">${data.words.time}</th>${data.bands.map((band) => html`<th scope="col">${band.name}</th>`)}</tr></thead>
        <tbody>
          ${rows.map(
            ({ at, i }) => html`<tr><th scope="row">${moment(data, at)}</th>${data.bands.map((band) => html`<td>${number(data, band.values[i])}</td>`)}</tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define('fairway-chart', FairwayChart);
