import { useMemo } from 'preact/hooks';
import uPlot from 'uplot';
import type { CurrencySum } from '../api/types';
import { money, monthName, roundMoney } from '../format';
import { texts } from '../texts';
import { AsTable, Empty } from '../ui/basics';
import { axis, colours, Plot } from './plot';

export interface MonthSum {
  month: string;
  sum: CurrencySum | null;
}

/** What came in and went out by month, as bars side by side, with what was left over as a line. */
export function Trend({ months, currency }: { months: MonthSum[]; currency: string }) {
  const values = useMemo(() => months.map(({ month, sum }) => ({
    month, in: sum?.income ?? 0, out: -((sum?.expense ?? 0) + (sum?.refunds ?? 0)), net: sum?.net ?? 0,
  })), [months]);
  const data = useMemo<uPlot.AlignedData>(() => [
    values.map((_, place) => place), values.map((one) => one.in), values.map((one) => one.out), values.map((one) => one.net),
  ], [values]);
  const t = texts.overview;
  if (months.every(({ sum }) => sum === null)) return <Empty>{t.trendEmpty}</Empty>;
  return (
    <figure class="chart" aria-label={t.trendLabel}>
      <ul class="legend" aria-hidden="true">
        <li class="key-in">{t.income}</li><li class="key-out">{t.expense}</li><li class="key-net">{t.net}</li>
      </ul>
      <Plot data={data} make={(width) => options(values.map((one) => one.month), currency, width)} />
      <AsTable
        caption={t.trendLabel} head={[t.month, t.income, t.expense, t.net]}
        rows={values.map((one) => [monthName(one.month), ...[one.in, one.out, one.net].map((value) => money(value, currency))])} />
    </figure>
  );
}

function options(months: string[], currency: string, width: number): Omit<uPlot.Options, 'width' | 'height'> {
  const colour = colours();
  const bars = (align: 1 | -1) => uPlot.paths.bars!({ size: [0.36, 26], align, gap: 2, radius: 0.15 });
  const every = width < 420 ? 2 : 1;
  return {
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 8, 0, 0],
    scales: {
      x: { time: false, range: () => [-0.6, months.length - 0.4] },
      y: { range: (_, low, high) => [Math.min(0, low * 1.1), Math.max(1, high * 1.08)] },
    },
    series: [
      {},
      { fill: colour.in, stroke: colour.in, width: 0, paths: bars(-1), points: { show: false } },
      { fill: colour.out, stroke: colour.out, width: 0, paths: bars(1), points: { show: false } },
      { stroke: colour.net, width: 2, points: { show: true, size: 6, fill: colour.net } },
    ],
    axes: [
      axis(colour.text, null, {
        splits: () => months.map((_, place) => place),
        values: (_, splits) => splits.map((place) => (place % every === 0 ? monthName(months[place]!, 'short') : '')),
      }),
      axis(colour.text, colour.grid, { size: 62, values: (_, splits) => splits.map((value) => roundMoney(value, currency)) }),
    ],
  };
}
