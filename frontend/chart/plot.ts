import { LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { Colours } from './colours';
import type { ChartData } from './data';
import { type Frame, overlay } from './overlay';
import { timeTicks, valueStep } from './scale';
import { tip } from './tip';

echarts.use([LineChart, GridComponent, TooltipComponent, GraphicComponent, CanvasRenderer]);

const EDGE = 158;

/** The drawing itself. Nothing in it moves by itself: what is new stands there at once, whatever the viewer's motion is set to. */
export class Plot {
  private readonly chart: echarts.EChartsType;

  constructor(private readonly box: HTMLElement) {
    this.chart = echarts.init(box);
  }

  /** @param labelled whether each curve is named at the right edge */
  draw(data: ChartData, labelled: boolean): void {
    const colours = new Colours(this.box);
    const { width, height } = this.box.getBoundingClientRect();
    if (width === 0 || height === 0) return;
    const step = valueStep(highest(data), 4, data.unit === 'count');
    const most = Math.max(step, Math.ceil(highest(data) / step - 0.05) * step);
    const axis = new Intl.NumberFormat(data.locale, { maximumFractionDigits: 2 });
    const label = (value: number) => axis.format(value) + (data.unit === 'percent' ? '\u00a0%' : '');
    const left = 14 + label(most).length * 6.4;
    const frame: Frame = {
      left,
      top: data.markers.length ? 30 : 22,
      right: width - (labelled ? EDGE : 14),
      bottom: height - 26,
      width,
      most: Math.max(most, highest(data)),
    };
    this.chart.setOption(
      {
        animation: false,
        textStyle: { fontFamily: colours.font, fontSize: 12 },
        grid: { left, top: frame.top, right: width - frame.right, bottom: 26, outerBoundsMode: 'none', containLabel: false },
        xAxis: timeAxis(data, frame, colours),
        yAxis: {
          type: 'value',
          min: 0,
          max: frame.most,
          interval: step,
          axisLabel: { color: colours.of('text-3'), fontSize: 12, formatter: label, margin: 8, showMaxLabel: frame.most === most },
          splitLine: { lineStyle: { color: colours.of('line') } },
        },
        tooltip: tip(data, colours),
        series: series(data, colours),
        graphic: { elements: overlay(data, frame, colours, labelled).map((shape) => ({ ...shape, z: 50 })) },
      } as echarts.EChartsCoreOption,
      { replaceMerge: ['series', 'graphic'] },
    );
  }

  resize(): void {
    this.chart.resize();
  }

  png(): string {
    return this.chart.getDataURL({ pixelRatio: 2, backgroundColor: new Colours(this.box).of('surface') });
  }

  dispose(): void {
    this.chart.dispose();
  }
}

function highest(data: ChartData): number {
  const sums = data.moments.map((_, i) => {
    const values = data.bands.map((band) => band.values[i] ?? 0);
    return data.kind === 'area' ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
  });
  const limits = data.limits.map((limit) => limit.value * 1.1);
  return Math.max(data.unit === 'count' ? 1 : 0.5, ...sums, ...limits);
}

function timeAxis(data: ChartData, frame: Frame, colours: Colours) {
  const ticks = timeTicks(data.from, data.until, Math.max(2, Math.floor((frame.right - frame.left) / 64)));
  const names = new Map(ticks.map((tick) => [tick.at, tick.label]));
  return {
    type: 'time',
    min: data.from,
    max: data.until,
    axisLine: { lineStyle: { color: colours.of('line') } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      color: colours.of('text-3'),
      fontSize: 12,
      customValues: ticks.map((tick) => tick.at),
      formatter: (at: number) => names.get(at) ?? '',
      hideOverlap: true,
    },
  };
}

function series(data: ChartData, colours: Colours) {
  const area = data.kind === 'area';
  return data.bands.map((band, i) => ({
    id: `${i}`,
    name: band.name,
    type: 'line',
    stack: area ? 'all' : undefined,
    data: data.moments.map((at, j) => [at, band.values[j]]),
    // A single moment has no line yet.
    symbol: data.moments.length === 1 ? 'circle' : 'none',
    silent: true,
    emphasis: { disabled: true },
    itemStyle: { color: colours.of(band.tone) },
    lineStyle: area
      ? { color: colours.of('surface'), width: 1 }
      : { color: colours.of(band.tone), width: 1.75, type: band.dashed ? 'dashed' : 'solid' },
    areaStyle: area ? { color: colours.of(band.tone), opacity: 1 } : undefined,
  }));
}
