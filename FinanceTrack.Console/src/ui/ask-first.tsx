import { useState } from 'preact/hooks';
import { useAction } from '../state';
import { texts } from '../texts';
import { Button, Notice } from './basics';
import { Dialog } from './dialog';

/** A button whose act is confirmed first: what would happen is said in words. */
export function AskFirst({ label, what, name, kind = 'plain', confirm = label, act }: {
  label: string; what: string; name?: string; kind?: 'plain' | 'quiet' | 'danger'; confirm?: string; act: () => Promise<void>;
}) {
  const [open, setOpen] = useState(false);
  const { busy, error, run } = useAction();
  const submit = () => run(async () => {
    await act();
    setOpen(false);
  });
  return (
    <>
      <Button kind={kind} aria-label={name} onClick={() => setOpen(true)}>{label}</Button>
      {open && (
        <Dialog title={name ?? label} onClose={() => setOpen(false)}>
          <p>{what}</p>
          {error && <Notice kind="bad">{error}</Notice>}
          <p class="actions">
            <Button kind={kind === 'danger' ? 'danger' : 'primary'} busy={busy} onClick={() => void submit()}>{confirm}</Button>
            <Button onClick={() => setOpen(false)}>{texts.cancel}</Button>
          </p>
        </Dialog>
      )}
    </>
  );
}
