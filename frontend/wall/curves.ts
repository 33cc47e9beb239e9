import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';
import { type Curve, fill } from './data';

echarts.use([LineChart, GridComponent, LabelLayout, CanvasRenderer]);

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
    this.chart.setOption(
      {
        animation: false,
        textStyle: { fontFamily: font },
        grid: { left: u * 2.2, right: Math.min(width * 0.4, longest * u * 0.56 + u), top: u * 0.9, bottom: u * 1.7, outerBoundsMode: 'none' },
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
      } as echarts.EChartsCoreOption,
      { replaceMerge: ['series'] },
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
      endLabel: {
        show: true,
        formatter: curve.label,
        distance: u * 0.4,
        color: this.colour(curve.main ? '--fw-text' : '--fw-text-2'),
        fontSize: u,
        fontWeight: curve.main ? 600 : 400,
      },
      labelLayout: { moveOverlap: 'shiftY' },
    };
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
