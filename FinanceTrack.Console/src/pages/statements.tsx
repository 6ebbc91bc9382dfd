import { useState } from 'preact/hooks';
import { listStatements, sayBalance, takeBack } from '../api/statement-calls';
import type { Account, StatementBalance } from '../api/types';
import { addDays, day, today } from '../format';
import { go, hrefOf, useRoute } from '../router';
import { useAction, useHere, useLoad } from '../state';
import { texts } from '../texts';
import { Badge, Button, Card, Empty, Field, Money, Notice, Page, Shown } from '../ui/basics';
import { AskFirst } from '../ui/ask-first';
import { Difference } from './difference';

/** What the bank's statements say of an account, beside what the transactions make. */
export default function Statements() {
  const { accounts } = useHere();
  const { query } = useRoute();
  const account = accounts.find((one) => one.id === query.get('account')) ?? accounts.find((one) => !one.archived) ?? accounts[0];
  const t = texts.statements;
  return (
    <Page
      title={t.title} lead={t.lead}
      actions={accounts.length > 1 && (
        <select
          aria-label={texts.transactions.account} value={account?.id}
          onChange={(event) => go(hrefOf('statements', { account: event.currentTarget.value }))}>
          {accounts.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </select>
      )}>
      {account ? <OfAccount key={account.id} account={account} /> : (
        <Empty>{texts.accounts.empty} <a href={hrefOf('accounts')}>{texts.pages.accounts}</a></Empty>
      )}
    </Page>
  );
}

function OfAccount({ account }: { account: Account }) {
  const { canEdit, reload } = useHere();
  const statements = useLoad(() => listStatements(account.id), [account.id]);
  const [said, setSaid] = useState<string | null>(null);
  const t = texts.statements;
  const compared = async (on: string) => {
    const next = await listStatements(account.id);
    statements.set(next);
    setSaid(next.items.find((one) => one.day === on)?.agrees ? t.saidAgrees(day(on)) : t.saidDiffers(day(on)));
  };
  const mended = async (text: string) => {
    statements.set(await listStatements(account.id));
    setSaid(text);
    await reload();
  };
  return (
    <>
      {canEdit && <Compare account={account} onSaid={compared} />}
      {said && <Notice kind={statements.data?.firstWrong ? 'info' : 'good'}>{said}</Notice>}
      <Shown of={statements}>
        {({ items, firstWrong }) => (items.length === 0 ? <Empty>{t.none(account.name)}</Empty> : (
          <>
            {firstWrong
              ? <Difference key={firstWrong.through} account={account} wrong={firstWrong} onMended={mended} />
              : <Notice kind="good">{t.allAgree}</Notice>}
            <Card title={t.list(account.name)}>
              <List account={account} items={items} onGone={() => { setSaid(null); statements.reload(); }} />
            </Card>
          </>
        ))}
      </Shown>
    </>
  );
}

function Compare({ account, onSaid }: { account: Account; onSaid: (day: string) => Promise<void> }) {
  const [on, setOn] = useState(addDays(`${today().slice(0, 7)}-01`, -1));
  const [balance, setBalance] = useState('');
  const { busy, error, run } = useAction();
  const t = texts.statements;
  const submit = () => run(async () => {
    await sayBalance(account.id, on, Number(balance));
    setBalance('');
    await onSaid(on);
  });
  return (
    <Card title={t.say(account.name)}>
      {error && <Notice kind="bad">{error}</Notice>}
      <form class="filters hinted" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Field label={t.day} hint={t.dayHint}>
          {(ids) => <input {...ids} type="date" required max={today()} value={on} onInput={(event) => setOn(event.currentTarget.value)} />}
        </Field>
        <Field label={t.balance(account.currency)} hint={account.kind === 'card' || account.kind === 'loan' ? t.owedHint : t.balanceHint}>
          {(ids) => (
            <input {...ids} type="number" step="any" required value={balance} onInput={(event) => setBalance(event.currentTarget.value)} />
          )}
        </Field>
        <Button kind="primary" type="submit" busy={busy}>{t.compare}</Button>
      </form>
    </Card>
  );
}

function List({ account, items, onGone }: { account: Account; items: StatementBalance[]; onGone: () => void }) {
  const { canEdit } = useHere();
  const { currency } = account;
  const t = texts.statements;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`${t.title}: ${account.name}`}>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">{t.columns.day}</th><th scope="col" class="number">{t.columns.statement}</th>
            <th scope="col" class="number">{t.columns.here}</th><th scope="col">{t.columns.state}</th>
            {canEdit && <th scope="col"><span class="hidden">{t.remove}</span></th>}
          </tr>
        </thead>
        <tbody>
          {items.toReversed().map((one) => (
            <tr key={one.day}>
              <th scope="row" class="keep">{day(one.day)}</th>
              <td class="number" data-label={t.columns.statement}><Money amount={one.balance} currency={currency} /></td>
              <td class="number" data-label={t.columns.here}><Money amount={one.computed} currency={currency} /></td>
              <td>
                {one.agrees ? <Badge kind="good">{t.agrees}</Badge> : (
                  <><Badge kind="warn">{t.differs}</Badge> <Money amount={one.difference} currency={currency} signed /></>
                )}
              </td>
              {canEdit && (
                <td class="number">
                  <AskFirst
                    kind="quiet" label={t.remove} name={t.removeOf(day(one.day))} what={t.removeWhat} confirm={t.remove}
                    act={async () => { await takeBack(account.id, one); onGone(); }} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
