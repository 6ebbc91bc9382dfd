import { useRef, useState } from 'preact/hooks';
import { getTransaction, guess, listTransactions, setCategory } from '../api/calls';
import { ApiError } from '../api/http';
import type { Transaction } from '../api/types';
import { day, money, percent } from '../format';
import { hrefOf } from '../router';
import { moveAll, useMoving } from '../moving';
import { messageOf, useFocusBack, useHere } from '../state';
import { texts } from '../texts';
import { Badge, Button, Money, Notice } from '../ui/basics';

const mostMoved = 200;

interface Choice {
  id: string | null;
}

interface Learnt {
  text: string;
  alike: Transaction[];
  category: string;
  /** The category before, where it can be given back. */
  former?: Choice;
}

/** One transaction, whose category is corrected in place; what was learnt from that is said below it. */
export function TransactionRow({ transaction, onChange, onMoved }: {
  transaction: Transaction; onChange: (transaction: Transaction) => void; onMoved: () => void;
}) {
  const { categories, accounts, canEdit, ledger } = useHere();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [learnt, setLearnt] = useState<Learnt | null>(null);
  const [chosen, setChosen] = useState<Choice | null>(null);
  const next = useRef<Choice | null>(null);
  const place = useFocusBack<HTMLTableCellElement>(busy);
  const moving = useMoving();
  const t = texts.transactions;
  const nameOf = (id: string | null) => categories.find((category) => category.id === id)?.name ?? t.uncategorised;

  const work = async (doing: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await doing();
    } catch (failure) {
      setError(failure instanceof ApiError && failure.status === 412 ? t.stale : messageOf(failure));
      if (failure instanceof ApiError && failure.status === 412) onChange(await getTransaction(transaction.id));
    } finally {
      next.current = null;
      setChosen(null);
      setBusy(false);
    }
  };

  // Arrow keys choose faster than the server answers: of those meanwhile the last one counts.
  const choose = (categoryId: string | null) => {
    next.current = { id: categoryId };
    setChosen(next.current);
    if (busy) return;
    void work(async () => {
      setLearnt(null);
      let changed = transaction;
      let said: Learnt | null = null;
      while (next.current) {
        const { id } = next.current;
        next.current = null;
        changed = await setCategory(changed, id);
        onChange(changed);
        said = id === null ? { text: t.cleared, alike: [], category: '' } : await whatWasLearnt(changed, nameOf(id), nameOf);
      }
      setLearnt({ ...said!, former: { id: transaction.categoryId } });
    });
  };

  const undo = () => work(async () => {
    const { id } = learnt!.former!;
    onChange(await setCategory(transaction, id));
    setLearnt({ text: t.undone(nameOf(id)), alike: [], category: '' });
  });

  const move = () => work(async () => {
    const { alike, category } = learnt!;
    setLearnt({ ...learnt!, alike: [] });
    const moved = await moveAll(alike, transaction.categoryId!, category, ledger.id);
    if (moved !== null) setLearnt({ text: t.moved(moved, category), alike: [], category });
    onMoved();
  });

  const account = accounts.find((one) => one.id === transaction.accountId);
  const choices = categories.filter((category) => !category.archived || category.id === transaction.categoryId);
  return (
    <>
      <tr aria-busy={busy}>
        <td class="date">{day(transaction.bookedOn)}</td>
        <td class="what">
          <span class="description">{transaction.description}</span>
          <span class="muted">
            {account?.name}{transaction.note && ` · ${transaction.note}`}
            {transaction.refunded > 0 && <> <Badge>{t.refunded(money(transaction.refunded, transaction.currency))}</Badge></>}
            {transaction.anomaly.isAnomaly && <> <a class="badge warn" href={hrefOf('anomalies')}>{t.unusual}</a></>}
          </span>
        </td>
        <td class="category" ref={place}>
          {fixedCategory(transaction) ?? (canEdit ? (
            <select
              aria-label={t.categoryOf(transaction.description)} value={(chosen ?? { id: transaction.categoryId }).id ?? ''}
              onChange={(event) => choose(event.currentTarget.value || null)}>
              <option value="">{t.uncategorised}</option>
              {choices.map((category) => <option key={category.id} value={category.id}>{category.name}</option>)}
            </select>
          ) : <span>{nameOf(transaction.categoryId)}</span>)}
          <span class="muted">{sourceOf(transaction)}</span>
        </td>
        <td class="number"><Money amount={transaction.amount} currency={transaction.currency} signed /></td>
      </tr>
      {(learnt || error) && (
        <tr class="said">
          <td colSpan={4}>
            {error && <Notice kind="bad">{error}</Notice>}
            {learnt && (
              <div class="notice good" role="status">
                <span>{learnt.text}</span>
                {learnt.former && <Button busy={busy} onClick={() => void undo()}>{t.undo}</Button>}
                {learnt.alike.length > 0 && (
                  <Button busy={busy || moving?.isRunning === true} onClick={() => void move()}>
                    {t.alike(learnt.alike.length, learnt.category)}
                  </Button>
                )}
              </div>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

/** What counts in no category, or in several, has none to choose. */
function fixedCategory({ role, split }: Transaction): string | null {
  const t = texts.transactions;
  return role === 'transfer' ? t.between : role === 'adjustment' ? t.adjustment : split ? t.several : null;
}

function sourceOf(transaction: Transaction): string {
  const { categorySource, categoryConfidence } = transaction;
  const t = texts.transactions;
  if (fixedCategory(transaction) !== null) return '';
  const how = t.sources[categorySource];
  return categoryConfidence === null || categorySource === 'none' ? how : `${how}, ${t.sure(percent(categoryConfidence))}`;
}

/** Asks what the next one like it would get, and which earlier ones still are elsewhere. */
async function whatWasLearnt(changed: Transaction, category: string, nameOf: (id: string | null) => string): Promise<Learnt> {
  const t = texts.transactions;
  const [next, found] = await Promise.all([guess(changed), listTransactions({ text: changed.description }, undefined, mostMoved)]);
  const alike = found.items.filter((one) => one.description === changed.description && one.categoryId !== changed.categoryId
    && one.categorySource !== 'given' && one.role === changed.role && Math.sign(one.amount) === Math.sign(changed.amount) && !one.split);
  const text = next?.categoryId === changed.categoryId
    ? t.learnt(changed.description, category) : t.learntNot(changed.description, nameOf(next?.categoryId ?? null));
  return { text, alike, category };
}
