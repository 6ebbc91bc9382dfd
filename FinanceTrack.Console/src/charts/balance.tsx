import { useMemo } from 'preact/hooks';
import type uPlot from 'uplot';
import { money, monthName, roundMoney } from '../format';
import { texts } from '../texts';
import { AsTable } from '../ui/basics';
import { axis, colours, Plot } from './plot';

/** A balance at the end of each month. */
export function BalanceHistory({ points, currency, label }: {
  points: { month: string; balance: number }[]; currency: string; label: string;
}) {
  const data = useMemo<uPlot.AlignedData>(() => [points.map((_, place) => place), points.map((point) => point.balance)], [points]);
  return (
    <figure class="chart" aria-label={label}>
      <Plot height={150} data={data} make={(width) => options(points.map((point) => point.month), currency, width)} />
      <AsTable
        caption={label} head={[texts.overview.month, texts.accounts.balance]}
        rows={points.map((point) => [monthName(point.month), money(point.balance, currency)])} />
    </figure>
  );
}

function options(months: string[], currency: string, width: number): Omit<uPlot.Options, 'width' | 'height'> {
  const colour = colours();
  const every = Math.max(1, Math.ceil((months.length * 44) / width));
  return {
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 8, 0, 0],
    scales: { x: { time: false, range: () => [-0.3, months.length - 0.7] } },
    series: [{}, { stroke: colour.net, width: 2, fill: colour.band, points: { show: false } }],
    axes: [
      axis(colour.text, null, {
        splits: () => months.map((_, place) => place),
        values: (_, splits) => splits.map((place) => (place % every === 0 ? monthName(months[place]!, 'short') : '')),
      }),
      axis(colour.text, colour.grid, { size: 62, values: (_, splits) => splits.map((value) => roundMoney(value, currency)) }),
    ],
  };
}
