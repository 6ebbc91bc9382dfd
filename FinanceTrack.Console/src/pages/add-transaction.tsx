import { useState } from 'preact/hooks';
import { recordTransaction } from '../api/calls';
import { today } from '../format';
import { hrefOf } from '../router';
import { useAction, useHere } from '../state';
import { texts } from '../texts';
import { Button, Field, Notice } from '../ui/basics';
import { Dialog } from '../ui/dialog';

interface Draft {
  bookedOn: string;
  amount: string;
  description: string;
  accountId: string;
}

export function AddTransaction({ like, onClose, onAdded }: { like?: Draft; onClose: () => void; onAdded: () => void }) {
  const { accounts, recount } = useHere();
  const usable = accounts.filter((account) => !account.archived);
  const [form, setForm] = useState<Draft>(like ?? { bookedOn: today(), amount: '', description: '', accountId: usable[0]?.id ?? '' });
  const { busy, error, run } = useAction();
  const t = texts.transactions;
  const account = usable.find((one) => one.id === form.accountId);
  const submit = () => run(async () => {
    await recordTransaction({ ...form, amount: Number(form.amount), currency: account!.currency });
    recount();
    onAdded();
  });
  const set = (name: keyof Draft) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) =>
    setForm((old) => ({ ...old, [name]: event.currentTarget.value }));
  return (
    <Dialog title={t.add} onClose={onClose}>
      {usable.length === 0 ? <Notice>{texts.accounts.empty} <a href={hrefOf('accounts')}>{texts.accounts.add}</a></Notice> : (
        <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
          {error && <Notice kind="bad">{error}</Notice>}
          <Field label={t.account}>
            {(ids) => (
              <select {...ids} value={form.accountId} onChange={set('accountId')}>
                {usable.map((one) => <option key={one.id} value={one.id}>{one.name} ({one.currency})</option>)}
              </select>
            )}
          </Field>
          <Field label={t.date}>{(ids) => <input {...ids} type="date" required value={form.bookedOn} onInput={set('bookedOn')} />}</Field>
          <Field label={t.description}>{(ids) => <input {...ids} required value={form.description} onInput={set('description')} />}</Field>
          <Field label={t.amount} hint={t.amountHint}>
            {(ids) => <input {...ids} type="number" step="any" required value={form.amount} onInput={set('amount')} />}
          </Field>
          <Button kind="primary" type="submit" busy={busy}>{t.add}</Button>
        </form>
      )}
    </Dialog>
  );
}
