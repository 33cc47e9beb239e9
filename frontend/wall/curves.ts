import { LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { apart } from '../chart/scale';
import { type Curve, fill } from './data';

echarts.use([LineChart, GraphicComponent, GridComponent, CanvasRenderer]);

/** The curves of adoption, drawn for the size that their box has. */
export class Curves {
  private chart?: echarts.EChartsType;
  private readonly sizes = new ResizeObserver(() => this.draw());

  constructor(
    private readonly box: HTMLElement,
    private readonly curves: Curve[],
    private readonly words: Record<string, string>,
  ) {
    this.sizes.observe(box);
  }

  dispose(): void {
    this.sizes.disconnect();
    this.chart?.dispose();
    this.chart = undefined;
  }

  draw(): void {
    const { width, height } = this.box.getBoundingClientRect();
    if (width < 20 || height < 20) return;
    this.chart ??= echarts.init(this.box);
    this.chart.resize();
    const u = parseFloat(getComputedStyle(this.box).fontSize);
    const size = u * 0.9;
    const font = getComputedStyle(this.box).fontFamily;
    const most = Math.max(1, ...this.curves.flatMap((curve) => curve.hours));
    const step = timeStep(most, Math.max(2, Math.floor(width / (u * 6))));
    const longest = Math.max(...this.curves.map((curve) => curve.label.length));
    const right = Math.min(width * 0.4, longest * u * 0.56 + u);
    const frame = { left: u * 2.2, top: u * 0.9, width: width - right - u * 2.2, height: height - u * 2.6, most };
    this.chart.setOption(
      {
        animation: false,
        textStyle: { fontFamily: font },
        grid: { left: frame.left, right, top: frame.top, bottom: u * 1.7, outerBoundsMode: 'none' },
        xAxis: {
          type: 'value',
          min: 0,
          max: most,
          interval: step,
          axisLine: { lineStyle: { color: this.colour('--fw-line-strong') } },
          axisTick: { show: false },
          splitLine: { show: false },
          axisLabel: {
            color: this.colour('--fw-text-2'),
            fontSize: size,
            showMaxLabel: false,
            showMinLabel: false,
            formatter: (hours: number) =>
              step >= 24 ? fill(this.words['adoption.day'], hours / 24) : fill(this.words['adoption.hour'], hours),
          },
        },
        yAxis: {
          type: 'value',
          min: 0,
          max: 100,
          interval: 50,
          axisLabel: { color: this.colour('--fw-text-2'), fontSize: size, margin: u * 0.4 },
          splitLine: { lineStyle: { color: this.colour('--fw-line-strong') } },
        },
        series: this.curves.map((curve) => this.series(curve, u)),
        graphic: { elements: this.labels(frame, u, font) },
      } as echarts.EChartsCoreOption,
      { replaceMerge: ['series', 'graphic'] },
    );
  }

  private series(curve: Curve, u: number) {
    const colour = this.colour(curve.main ? '--fw-accent' : '--fw-text-3');
    const points = curve.hours.map((hours, i) => [hours, curve.percent[i]]);
    return {
      id: `${curve.channel} ${curve.version}`,
      type: 'line',
      silent: true,
      smooth: 0.3,
      smoothMonotone: 'x',
      z: curve.main ? 3 : 2,
      data: points.map((point, i) => ({ value: point, symbol: i === points.length - 1 ? 'circle' : 'none' })),
      symbolSize: u * (curve.main ? 0.5 : 0.4),
      showAllSymbol: true,
      lineStyle: { color: colour, width: u * (curve.main ? 0.17 : 0.1) },
      itemStyle: { color: colour },
    };
  }

  /** Each curve is named where it ends; names that would lie on each other move apart. */
  private labels(frame: { left: number; top: number; width: number; height: number; most: number }, u: number, font: string) {
    const ends = this.curves
      .map((curve) => ({
        curve,
        x: frame.left + (frame.width * (curve.hours.at(-1) ?? 0)) / frame.most,
        y: frame.top + frame.height * (1 - (curve.percent.at(-1) ?? 0) / 100),
      }))
      .sort((one, other) => one.y - other.y);
    const places = apart(ends.map((end) => end.y), u * 1.15, frame.top, frame.top + frame.height - u * 0.5);
    return ends.map(({ curve, x }, i) => ({
      type: 'text',
      silent: true,
      z: 50,
      x: x + u * 0.5,
      y: places[i],
      style: {
        text: curve.label,
        font: `${curve.main ? 600 : 400} ${u}px ${font}`,
        fill: this.colour(curve.main ? '--fw-text' : '--fw-text-2'),
        stroke: this.colour('--wall'),
        lineWidth: u * 0.3,
        verticalAlign: 'middle',
      },
    }));
  }

  /** A token as a canvas understands it: the browser works `light-dark()` out where the chart stands. */
  private colour(token: string): string {
    const probe = document.createElement('i');
    probe.style.color = `var(${token})`;
    this.box.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  }
}

/** A round step in hours so that at most `count` of them reach `most`. */
function timeStep(most: number, count: number): number {
  return [1, 2, 3, 6, 12, 24, 48, 72, 120, 168, 240].find((step) => most / step <= count) ?? 360;
}
