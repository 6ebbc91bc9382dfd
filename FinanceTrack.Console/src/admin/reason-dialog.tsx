import { useState } from 'preact/hooks';
import type { Proof } from '../api/admin-calls';
import { useAction, useHere } from '../state';
import { texts } from '../texts';
import { Button, Field, Notice } from '../ui/basics';
import { Dialog } from '../ui/dialog';

/** What an administrator is about to do, and why. */
export function ReasonDialog({ title, what, hint = texts.admin.reasonHint, confirm = title, proves = false, onClose, act }: {
  title: string; what: string; hint?: string; confirm?: string; proves?: boolean; onClose: () => void;
  act: (reason: string, proof?: Proof) => Promise<void>;
}) {
  const { profile } = useHere();
  const [reason, setReason] = useState('');
  const [proof, setProof] = useState({ password: '', code: '' });
  const { busy, error, run } = useAction();
  const submit = () => run(async () => {
    await act(reason, proves ? { password: proof.password, code: proof.code || null } : undefined);
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
        {proves && (
          <Field label={texts.settings.current}>
            {(ids) => (
              <input {...ids} type="password" autocomplete="current-password" required value={proof.password}
                onInput={(event) => setProof({ ...proof, password: event.currentTarget.value })} />
            )}
          </Field>
        )}
        {proves && profile.twoFactorEnabled && (
          <Field label={texts.sign.code} hint={texts.sign.codeHint}>
            {(ids) => (
              <input {...ids} autocomplete="one-time-code" required value={proof.code}
                onInput={(event) => setProof({ ...proof, code: event.currentTarget.value })} />
            )}
          </Field>
        )}
        <p class="actions">
          <Button kind="primary" type="submit" busy={busy}>{confirm}</Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </p>
      </form>
    </Dialog>
  );
}
