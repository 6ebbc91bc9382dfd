import { useState } from 'preact/hooks';
import { useAction } from '../state';
import { texts } from '../texts';
import { Button, Field, Notice } from '../ui/basics';
import { Dialog } from '../ui/dialog';

/** What an administrator is about to do, and why. */
export function ReasonDialog({ title, what, hint = texts.admin.reasonHint, confirm = title, onClose, act }: {
  title: string; what: string; hint?: string; confirm?: string; onClose: () => void; act: (reason: string) => Promise<void>;
}) {
  const [reason, setReason] = useState('');
  const { busy, error, run } = useAction();
  const submit = () => run(async () => {
    await act(reason);
    onClose();
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <p>{what}</p>
        {error && <Notice kind="bad">{error}</Notice>}
        <Field label={texts.admin.reason} hint={hint}>
          {(ids) => <input {...ids} required maxLength={200} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />}
        </Field>
        <p class="actions">
          <Button kind="primary" type="submit" busy={busy}>{confirm}</Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </p>
      </form>
    </Dialog>
  );
}
