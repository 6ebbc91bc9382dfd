import { useMemo, useState } from 'preact/hooks';
import { createAccount, listAccounts, monthlyBalances } from '../api/calls';
import type { Account, Balances } from '../api/types';
import { BalanceHistory } from '../charts/balance';
import { addMonths, today } from '../format';
import { hrefOf } from '../router';
import { useAction, useHere, useLoad } from '../state';
import { texts } from '../texts';
import { Badge, Button, Card, Empty, Field, Money, Notice, Page, Shown } from '../ui/basics';
import { Dialog } from '../ui/dialog';

const monthsShown = 12;

export function Accounts() {
  const { ledger, canEdit, reload } = useHere();
  const loaded = useLoad(listAccounts, [ledger.id]);
  const [adding, setAdding] = useState(false);
  const t = texts.accounts;
  const added = async () => {
    setAdding(false);
    loaded.reload();
    await reload();
  };
  return (
    <Page
      title={texts.pages.accounts} lead={t.lead}
      actions={canEdit && <Button kind="primary" onClick={() => setAdding(true)}>{t.add}</Button>}>
      {adding && <AddAccount onClose={() => setAdding(false)} onAdded={added} />}
      <Shown of={loaded}>
        {({ items, totals }) => (
          <>
            {homeFirst(totals, ledger.homeCurrency).map((total) => (
              <dl class="figures" key={total.currency}>
                <div><dt>{t.assets}</dt><dd><Money amount={total.assets} currency={total.currency} /></dd></div>
                <div><dt>{t.debts}</dt><dd><Money amount={Math.abs(total.debts)} currency={total.currency} /></dd></div>
                <div><dt>{t.net}</dt><dd><Money amount={total.net} currency={total.currency} /></dd></div>
              </dl>
            ))}
            {items.length === 0 ? <Empty>{t.empty}</Empty> : (
              <div class="grid">{items.map((account) => <AccountCard key={account.id} account={account} />)}</div>
            )}
          </>
        )}
      </Shown>
    </Page>
  );
}

function homeFirst<T extends { currency: string }>(totals: T[], home: string): T[] {
  return [...totals].sort((left, right) => Number(right.currency === home) - Number(left.currency === home));
}

function AccountCard({ account }: { account: Account }) {
  const now = today();
  const first = addMonths(now.slice(0, 7), 1 - monthsShown);
  const history = useLoad(() => monthlyBalances(account.id, `${first}-01`, now), [account.id]);
  const t = texts.accounts;
  return (
    <Card
      title={account.name}
      aside={<strong class="balance"><Money amount={account.balance} currency={account.currency} /></strong>}>
      <p class="muted">
        {t.kinds[account.kind]}{account.numberTail && ` · ${t.ending(account.numberTail.slice(-4))}`}
        {account.archived && <> <Badge>{t.archived}</Badge></>}
      </p>
      <Shown of={history}>{(data) => <History balances={data} first={first} label={`${account.name}: ${t.history}`} />}</Shown>
      <p class="actions">
        <a href={hrefOf('transactions', { accountId: account.id })}>{t.transactions}</a>
        <a href={hrefOf('statements', { account: account.id })}>{t.statements}</a>
      </p>
    </Card>
  );
}

/** Months without a change keep the balance before them. */
function History({ balances, first, label }: { balances: Balances; first: string; label: string }) {
  const points = useMemo(() => {
    const byMonth = new Map(balances.items.map((item) => [item.day.slice(0, 7), item.balance]));
    let balance = balances.opening;
    return Array.from({ length: monthsShown }, (_, place) => {
      const month = addMonths(first, place);
      balance = byMonth.get(month) ?? balance;
      return { month, balance };
    });
  }, [balances, first]);
  return <BalanceHistory points={points} currency={balances.currency} label={label} />;
}

function AddAccount({ onClose, onAdded }: { onClose: () => void; onAdded: () => Promise<void> }) {
  const { ledger } = useHere();
  const [form, setForm] = useState({ name: '', kind: 'current' as Account['kind'], currency: ledger.homeCurrency, opening: '0' });
  const { busy, error, run } = useAction();
  const t = texts.accounts;
  const submit = () => run(async () => {
    await createAccount({
      name: form.name, kind: form.kind, currency: form.currency.toUpperCase(), openingBalance: Number(form.opening),
    });
    await onAdded();
  });
  const set = (name: keyof typeof form) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) =>
    setForm((old) => ({ ...old, [name]: event.currentTarget.value }));
  return (
    <Dialog title={t.add} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        {error && <Notice kind="bad">{error}</Notice>}
        <Field label={t.name}>{(ids) => <input {...ids} required value={form.name} onInput={set('name')} />}</Field>
        <Field label={t.kind}>
          {(ids) => (
            <select {...ids} value={form.kind} onChange={set('kind')}>
              {Object.entries(t.kinds).map(([kind, name]) => <option key={kind} value={kind}>{name}</option>)}
            </select>
          )}
        </Field>
        <Field label={t.currency} hint={texts.register.currencyHint}>
          {(ids) => <input {...ids} required pattern="[A-Za-z]{3}" maxLength={3} value={form.currency} onInput={set('currency')} />}
        </Field>
        <Field label={t.opening}>
          {(ids) => <input {...ids} type="number" step="any" required value={form.opening} onInput={set('opening')} />}
        </Field>
        <Button kind="primary" type="submit" busy={busy}>{t.add}</Button>
      </form>
    </Dialog>
  );
}
