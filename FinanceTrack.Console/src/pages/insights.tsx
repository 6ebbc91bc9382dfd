import { useState } from 'preact/hooks';
import { dismissInsight, getTransaction, listInsights } from '../api/calls';
import type { Insight } from '../api/types';
import { day } from '../format';
import { useAction, useHere, useLoad, useMore } from '../state';
import { texts } from '../texts';
import { Badge, Button, Card, Empty, More, Notice, Page, Shown } from '../ui/basics';
import { TransactionLine } from '../ui/transaction-line';

export function Insights() {
  const { ledger } = useHere();
  const [dismissed, setDismissed] = useState(false);
  const query = { dismissed };
  const loaded = useLoad(() => listInsights(query), [dismissed, ledger.id]);
  const more = useMore(loaded, (cursor) => listInsights(query, cursor));
  const t = texts.insights;
  const gone = (id: string) => loaded.set({ ...loaded.data!, items: loaded.data!.items.filter((one) => one.id !== id) });
  return (
    <Page title={texts.pages.insights} lead={t.lead}>
      <label class="check">
        <input type="checkbox" checked={dismissed} onChange={(event) => setDismissed(event.currentTarget.checked)} />
        {t.showDismissed}
      </label>
      <Shown of={loaded}>
        {({ items }) => (items.length === 0 ? <Empty>{t.empty}</Empty> : (
          <>
            {items.map((insight) => <InsightCard key={insight.id} insight={insight} onGone={() => gone(insight.id)} />)}
            <More {...more} />
          </>
        ))}
      </Shown>
    </Page>
  );
}

function InsightCard({ insight, onGone }: { insight: Insight; onGone: () => void }) {
  const { canEdit } = useHere();
  const [open, setOpen] = useState(false);
  const { busy, error, run } = useAction();
  const t = texts.insights;
  const change = () => run(async () => {
    await dismissInsight(insight, !insight.dismissed);
    onGone();
  });
  return (
    <Card class={`insight of-${insight.severity}`}>
      <p class="muted">
        {insight.severity !== 'info' && (
          <Badge kind={insight.severity === 'warning' ? 'bad' : 'warn'}>{t.severities[insight.severity]}</Badge>
        )}{' '}
        {day(insight.date)}
      </p>
      <p class="insight-text">{insight.text}</p>
      {insight.transactionIds.length > 0 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t.transactions(insight.transactionIds.length)}</summary>
          {open && <Evidence ids={insight.transactionIds} />}
        </details>
      )}
      {canEdit && <Button kind="quiet" busy={busy} onClick={() => void change()}>{insight.dismissed ? t.restore : t.dismiss}</Button>}
      {error && <Notice kind="bad">{error}</Notice>}
    </Card>
  );
}

/** The transactions that something was found in, read when they are asked for. */
export function Evidence({ ids }: { ids: string[] }) {
  const loaded = useLoad(() => Promise.all(ids.map(getTransaction)), [ids]);
  return <Shown of={loaded}>{(items) => <>{items.map((one) => <TransactionLine key={one.id} transaction={one} />)}</>}</Shown>;
}
