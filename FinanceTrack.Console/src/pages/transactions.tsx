import { useEffect, useMemo, useState } from 'preact/hooks';
import { listTransactions, type TransactionFilter } from '../api/calls';
import type { Transaction } from '../api/types';
import { go, hrefOf, useRoute } from '../router';
import { useHere, useLoad, useMore } from '../state';
import { texts } from '../texts';
import { Button, Card, Empty, Field, More, Page, Shown } from '../ui/basics';
import { AddTransaction } from './add-transaction';
import { Begin } from './begin';
import { TransactionRow } from './transaction-row';

const filters = ['text', 'from', 'to', 'category', 'accountId', 'min', 'max', 'anomalous'] as const;
const typingPause = 300;

/** What the person has chosen, as the address and the controls have it; empty where it does not matter. */
type Chosen = Record<(typeof filters)[number], string>;

function wantedBy(chosen: Chosen): TransactionFilter {
  const { min, max, anomalous, ...rest } = chosen;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
    ...(min && { min: Number(min) }), ...(max && { max: Number(max) }), ...(anomalous === 'true' && { anomalous: true }),
  };
}

/** The filters are the address, so that a list can be kept as a bookmark and the way back works. */
export function Transactions() {
  const { query } = useRoute();
  const { ledger, canEdit } = useHere();
  const [adding, setAdding] = useState(false);
  const filter = useMemo(() => Object.fromEntries(filters.map((name) => [name, query.get(name) ?? ''])) as Chosen, [query.toString()]);
  const wanted = useMemo(() => wantedBy(filter), [filter]);
  const loaded = useLoad(() => listTransactions(wanted), [wanted, ledger.id]);
  const more = useMore(loaded, (cursor) => listTransactions(wanted, cursor));
  const t = texts.transactions;
  const changed = (transaction: Transaction) => loaded.data && loaded.set({
    ...loaded.data, items: loaded.data.items.map((one) => (one.id === transaction.id ? transaction : one)),
  });
  const filtered = filters.some((name) => filter[name]);
  return (
    <Page
      title={texts.pages.transactions} lead={t.lead}
      actions={canEdit && <Button kind="primary" onClick={() => setAdding(true)}>{t.add}</Button>}>
      {adding && <AddTransaction onClose={() => setAdding(false)} onAdded={() => { setAdding(false); loaded.reload(); }} />}
      <Filters filter={filter} filtered={filtered} />
      <Card>
        <Shown of={loaded}>
          {({ items }) => (items.length === 0 ? (filtered ? <Empty>{t.none}</Empty> : <Begin />) : (
            <>
              <table class="transactions">
                <caption class="hidden">{t.shown(items.length)}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t.date}</th><th scope="col">{t.description}</th><th scope="col">{t.category}</th>
                    <th scope="col" class="number">{t.amount}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((transaction) => (
                    <TransactionRow key={transaction.id} transaction={transaction} onChange={changed} onMoved={loaded.reload} />
                  ))}
                </tbody>
              </table>
              <More {...more} />
            </>
          ))}
        </Shown>
      </Card>
    </Page>
  );
}

function Filters({ filter, filtered }: { filter: Chosen; filtered: boolean }) {
  const { accounts, categories } = useHere();
  const [text, setText] = useState(filter.text);
  useEffect(() => setText(filter.text), [filter.text]);
  useEffect(() => {
    if (text === filter.text) return undefined;
    const later = setTimeout(() => set('text', text, true), typingPause);
    return () => clearTimeout(later);
  }, [text]);
  const set = (name: (typeof filters)[number], value: string, replace = false) => {
    go(hrefOf('transactions', { ...filter, [name]: value }), replace);
  };
  const t = texts.transactions;
  const input = (name: 'from' | 'to' | 'min' | 'max', type: 'date' | 'number', label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      {(ids) => (
        <input {...ids} type={type} step="any" value={filter[name]} onChange={(event) => set(name, event.currentTarget.value)} />
      )}
    </Field>
  );
  const opened = Boolean(filter.from || filter.to || filter.min || filter.max || filter.accountId || filter.anomalous);
  return (
    <search class="filters">
      <Field label={t.search}>
        {(ids) => (
          <input {...ids} type="search" placeholder={t.searchHint} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        )}
      </Field>
      <Field label={t.category}>
        {(ids) => (
          <select {...ids} value={filter.category} onChange={(event) => set('category', event.currentTarget.value)}>
            <option value="">{t.all}</option>
            {categories.map((category) => <option key={category.id} value={category.id}>{category.name}</option>)}
          </select>
        )}
      </Field>
      <details open={opened}>
        <summary>{t.filters}</summary>
        <div class="filters">
          {input('from', 'date', t.from)}
          {input('to', 'date', t.to)}
          {input('min', 'number', t.min, t.amountHint)}
          {input('max', 'number', t.max, t.amountHint)}
          <Field label={t.account}>
            {(ids) => (
              <select {...ids} value={filter.accountId} onChange={(event) => set('accountId', event.currentTarget.value)}>
                <option value="">{t.all}</option>
                {accounts.map((account) => <option key={account.id} value={account.id}>{account.name}</option>)}
              </select>
            )}
          </Field>
          <label class="check">
            <input type="checkbox" checked={filter.anomalous === 'true'}
              onChange={(event) => set('anomalous', event.currentTarget.checked ? 'true' : '')} />
            {t.unusualOnly}
          </label>
        </div>
      </details>
      {filtered && <a class="button quiet" href={hrefOf('transactions')}>{t.clear}</a>}
    </search>
  );
}
