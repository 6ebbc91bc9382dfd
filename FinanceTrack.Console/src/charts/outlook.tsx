import { useMemo } from 'preact/hooks';
import type uPlot from 'uplot';
import type { Forecast } from '../api/types';
import { day, money, roundMoney } from '../format';
import { texts } from '../texts';
import { AsTable } from '../ui/basics';
import { axis, colours, Plot } from './plot';

const secondsOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 1000;

/** A forecast: the middle of what may come, between a dark band for half of the cases and a light one for four in five. */
export function Outlook({ forecast, label }: { forecast: Forecast; label: string }) {
  const { days, currency } = forecast;
  const data = useMemo<uPlot.AlignedData>(() => [
    days.map((one) => secondsOf(one.date)), days.map((one) => one.high80), days.map((one) => one.low80), days.map((one) => one.high50),
    days.map((one) => one.low50), days.map((one) => one.median),
  ], [days]);
  const t = texts.overview;
  const weekly = days.filter((_, place) => place % 7 === 6 || place === days.length - 1);
  return (
    <figure class="chart" aria-label={label}>
      <Plot data={data} make={() => options(currency)} />
      <AsTable
        caption={label} head={[texts.transactions.date, t.low80, t.median, t.high80]}
        rows={weekly.map((one) => [day(one.date), ...[one.low80, one.median, one.high80].map((value) => money(value, currency))])} />
    </figure>
  );
}

function options(currency: string): Omit<uPlot.Options, 'width' | 'height'> {
  const colour = colours();
  const edge = { stroke: 'transparent', width: 0, points: { show: false } };
  return {
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 8, 0, 0],
    scales: { x: { time: true } },
    tzDate: (seconds) => new Date(seconds * 1000),
    series: [{}, edge, edge, edge, edge, { stroke: colour.net, width: 2, points: { show: false } }],
    bands: [
      { series: [1, 2], fill: colour.band },
      { series: [3, 4], fill: colour.inner },
    ],
    axes: [
      axis(colour.text, null, {
        space: 64,
        values: (_, splits) => splits.map((at) => day(new Date(at * 1000).toISOString().slice(0, 10), { day: 'numeric', month: 'short' })),
      }),
      axis(colour.text, colour.grid, { size: 62, values: (_, splits) => splits.map((value) => roundMoney(value, currency)) }),
    ],
  };
}
