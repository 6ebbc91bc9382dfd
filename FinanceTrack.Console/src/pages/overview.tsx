import { useMemo, useState } from 'preact/hooks';
import { getSummary, listInsights, listSummaries, listTransactions } from '../api/calls';
import type { CurrencySum, Summary } from '../api/types';
import { Shares } from '../charts/shares';
import { Trend } from '../charts/trend';
import { addMonths, lastDayOf, monthName, today } from '../format';
import { go, hrefOf, useRoute } from '../router';
import { useHere, useLoad } from '../state';
import { texts } from '../texts';
import { Card, Empty, Money, Page, Shown } from '../ui/basics';
import { AccountList } from './account-list';
import { Ahead } from './ahead';
import { Begin } from './begin';

const monthsShown = 12;
const monthsOffered = 24;

/** A month at a glance, in one currency; amounts of several are never added. */
export function Overview() {
  const { ledger } = useHere();
  const { query } = useRoute();
  const thisMonth = today().slice(0, 7);
  const asked = query.get('month') ?? '';
  const isAsked = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked <= thisMonth;
  const [latest, setLatest] = useState<string | null>(null);
  const month = isAsked ? asked : latest ?? thisMonth;
  const months = useLoad(async () => {
    const { items } = await listSummaries(addMonths(month, 1 - monthsShown), month);
    if (items.at(-1)?.month === month && items.at(-1)!.currencies.length > 0) return { of: month, items, isEmpty: false };
    const last = (await listTransactions({}, undefined, 1)).items[0]?.bookedOn.slice(0, 7);
    // A file of long ago, or a month that has just begun: the last month with money in it says more than an empty one.
    if (!isAsked && last && last < month) setLatest(last);
    return { of: month, items, isEmpty: last === undefined };
  }, [month, ledger.id]);
  const summary = useLoad(() => getSummary(month), [month, ledger.id]);
  const currencies = currenciesOf(months.data?.items ?? [], ledger.homeCurrency);
  const asking = query.get('currency') ?? '';
  const currency = currencies.includes(asking) ? asking : currencies[0] ?? ledger.homeCurrency;
  const t = texts.overview;
  const open = (change: { month?: string; currency?: string }) => go(hrefOf('overview', {
    month: change.month ?? (isAsked ? month : null),
    currency: change.currency ?? (currency === currencies[0] ? null : currency),
  }));
  return (
    <Page
      title={monthName(month)}
      actions={
        <>
          {currencies.length > 1 && (
            <select
              aria-label={texts.accounts.currency} value={currency} onChange={(event) => open({ currency: event.currentTarget.value })}>
              {currencies.map((one) => <option key={one} value={one}>{one}</option>)}
            </select>
          )}
          <button type="button" class="button" aria-label={t.previous} onClick={() => open({ month: addMonths(month, -1) })}>‹</button>
          <select aria-label={t.month} value={month} onChange={(event) => open({ month: event.currentTarget.value })}>
            {choices(thisMonth, month).map((one) => <option key={one} value={one}>{monthName(one)}</option>)}
          </select>
          <button type="button" class="button" aria-label={t.next} disabled={month === thisMonth}
            onClick={() => open({ month: addMonths(month, 1) })}>›</button>
        </>
      }>
      <Waiting />
      {months.data?.isEmpty && <Card><Begin /></Card>}
      <Shown of={months}>
        {({ of, items }) => <Figures items={items} month={of} currency={currency} />}
      </Shown>
      <div class="columns">
        <div class="column">
          <Card title={t.categories}>
            <Shown of={summary}>
              {(data) => (
                <Shares sums={sumOf(data, currency)?.categories ?? []} currency={currency} from={`${month}-01`} to={lastDayOf(month)} />
              )}
            </Shown>
          </Card>
          <Card title={t.accounts} aside={<a href={hrefOf('accounts')}>{texts.pages.accounts}</a>}><AccountList /></Card>
        </div>
        <div class="column">
          <Card title={t.trend}>
            <Shown of={months}>{({ of, items }) => <Months items={items} last={of} currency={currency} />}</Shown>
          </Card>
          <Ahead currency={currency} />
          <Changes />
        </div>
      </div>
    </Page>
  );
}

function Months({ items, last, currency }: { items: Summary[]; last: string; currency: string }) {
  const months = useMemo(() => Array.from({ length: monthsShown }, (_, place) => {
    const month = addMonths(last, place + 1 - monthsShown);
    return { month, sum: sumOf(items.find((item) => item.month === month), currency) };
  }), [items, last, currency]);
  return <Trend months={months} currency={currency} />;
}

function Figures({ items, month, currency }: { items: Summary[]; month: string; currency: string }) {
  const now = sumOf(items.find((item) => item.month === month), currency);
  const t = texts.overview;
  return (
    <dl class="figures">
      <div><dt>{t.income}</dt><dd><Money amount={now?.income ?? 0} currency={currency} /></dd></div>
      <div>
        <dt>{t.expense}</dt><dd><Money amount={-(now?.expense ?? 0)} currency={currency} /></dd>
        {Boolean(now?.refunds) && <dd class="hint">{t.refunds}: <Money amount={now!.refunds} currency={currency} /></dd>}
      </div>
      <div><dt>{t.net}</dt><dd><Money amount={now?.net ?? 0} currency={currency} signed /></dd><dd class="hint">{t.netHint}</dd></div>
    </dl>
  );
}

function Waiting() {
  const { waiting } = useHere();
  const t = texts.overview;
  if (waiting.questions + waiting.anomalies === 0) return null;
  return (
    <section class="attention" aria-label={t.attention}>
      <strong>{t.attention}:</strong>
      {waiting.anomalies > 0 && <a href={hrefOf('anomalies')}>{t.anomalies(waiting.anomalies, waiting.moreAnomalies)}</a>}
      {waiting.questions > 0 && <a href={hrefOf('questions')}>{t.questions(waiting.questions)}</a>}
    </section>
  );
}

function Changes() {
  const { ledger } = useHere();
  const insights = useLoad(() => listInsights({ top: true }), [ledger.id]);
  return (
    <Card title={texts.overview.insights} aside={<a href={hrefOf('insights')}>{texts.pages.insights}</a>}>
      <Shown of={insights}>
        {({ items }) => (items.length === 0 ? <Empty>{texts.insights.empty}</Empty> : (
          <ul class="plain-list">{items.map((insight) => <li key={insight.id}>{insight.text}</li>)}</ul>
        ))}
      </Shown>
    </Card>
  );
}

function sumOf(summary: Summary | undefined, currency: string): CurrencySum | null {
  return summary?.currencies.find((one) => one.currency === currency) ?? null;
}

/** The last two years, and the month that is looked at where it lies before them. */
function choices(last: string, shown: string): string[] {
  const months = Array.from({ length: monthsOffered }, (_, place) => addMonths(last, -place));
  return months.includes(shown) ? months : [...months, shown];
}

/** The home currency first, then by how much moved. */
function currenciesOf(items: Summary[], home: string): string[] {
  const counts = new Map<string, number>();
  for (const sum of items.flatMap((item) => item.currencies)) counts.set(sum.currency, (counts.get(sum.currency) ?? 0) + sum.count);
  return [...counts.keys()].sort((left, right) => Number(right === home) - Number(left === home) || counts.get(right)! - counts.get(left)!);
}
