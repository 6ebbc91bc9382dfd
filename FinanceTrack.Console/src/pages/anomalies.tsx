import { useState } from 'preact/hooks';
import { answerAnomaly, listAnomalies, withdrawAnomaly } from '../api/calls';
import type { Anomaly, AnomalyAnswer } from '../api/types';
import { go, hrefOf, useRoute } from '../router';
import { useAction, useFocusBack, useHere, useLoad, useMore } from '../state';
import { texts } from '../texts';
import { Badge, Button, Card, Empty, More, Notice, Page, Shown } from '../ui/basics';
import { Reasons } from '../ui/reasons';
import { Tabs } from '../ui/tabs';
import { TransactionLine } from '../ui/transaction-line';

const answers = ['open', 'confirmed', 'dismissed'] as const;

export function Anomalies() {
  const { ledger, categories } = useHere();
  const { query } = useRoute();
  const shown = answers.find((one) => one === query.get('show')) ?? 'open';
  const loaded = useLoad(() => listAnomalies(shown), [shown, ledger.id]);
  const more = useMore(loaded, (cursor) => listAnomalies(shown, cursor));
  const t = texts.anomalies;
  return (
    <Page title={texts.pages.anomalies} lead={t.lead}>
      <Tabs
        label={t.show} current={shown} tabs={answers.map((one) => ({ id: one, name: t[one] }))}
        onChoose={(id) => go(hrefOf('anomalies', { show: id === 'open' ? null : id }))} />
      <Shown of={loaded}>
        {({ items }) => (items.length === 0 ? <Empty>{shown === 'open' ? t.empty : t.emptyOther}</Empty> : (
          <>
            {items.map((anomaly) => (
              <AnomalyCard
                key={anomaly.transaction.id} anomaly={anomaly}
                category={categories.find((one) => one.id === anomaly.transaction.categoryId)?.name ?? texts.transactions.uncategorised} />
            ))}
            <More {...more} />
          </>
        ))}
      </Shown>
    </Page>
  );
}

/** It stays where it is once answered, so that an answer given by mistake is taken back at once. */
function AnomalyCard({ anomaly, category }: { anomaly: Anomaly; category: string }) {
  const { canEdit, recount } = useHere();
  const { transaction } = anomaly;
  const [answer, setAnswer] = useState<AnomalyAnswer | null>(anomaly.feedback?.answer ?? null);
  const [said, setSaid] = useState<string | null>(null);
  const { busy, error, run } = useAction();
  const actions = useFocusBack<HTMLParagraphElement>(busy);
  const t = texts.anomalies;
  const give = (next: AnomalyAnswer | null) => run(async () => {
    await (next === null ? withdrawAnomaly(transaction.id) : answerAnomaly(transaction.id, next));
    setAnswer(next);
    setSaid(next === null ? null : next === 'confirmed' ? t.saidConfirmed : t.saidDismissed);
    recount();
  });
  return (
    <Card class="anomaly">
      <TransactionLine transaction={transaction} />
      <p><Badge>{category}</Badge> {answer && <Badge kind={answer === 'confirmed' ? 'warn' : 'good'}>{t[answer]}</Badge>}</p>
      <Reasons title={t.why} reasons={transaction.anomaly.reasons} />
      {canEdit && (
        <p class="actions" ref={actions}>
          {answer === null ? (
            <>
              <Button kind="primary" busy={busy} onClick={() => void give('dismissed')}>{t.dismiss}</Button>
              <Button busy={busy} onClick={() => void give('confirmed')}>{t.confirm}</Button>
            </>
          ) : <Button kind="quiet" busy={busy} onClick={() => void give(null)}>{t.withdraw}</Button>}
        </p>
      )}
      {said && <Notice kind="good">{said}</Notice>}
      {error && <Notice kind="bad">{error}</Notice>}
    </Card>
  );
}
