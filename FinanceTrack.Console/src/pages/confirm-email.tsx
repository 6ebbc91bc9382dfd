import { useState } from 'preact/hooks';
import { confirmEmail, requestConfirmation } from '../api/calls';
import { takeToken } from '../router';
import { useAction, useHere } from '../state';
import { texts } from '../texts';
import { Button, Field, Notice } from '../ui/basics';

/** Confirms the address with the code of the mail that came with the registration, or of another one. */
export function ConfirmEmail() {
  const { reload } = useHere();
  const [token, setToken] = useState(takeToken);
  const [asked, setAsked] = useState(false);
  const { busy, error, run } = useAction();
  const t = texts.settings;
  const submit = () => run(async () => {
    await confirmEmail(token.trim());
    await reload();
  });
  const ask = () => run(async () => {
    await requestConfirmation();
    setAsked(true);
  });
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      {asked && <Notice kind="good">{t.mailed}</Notice>}
      {error && <Notice kind="bad">{error}</Notice>}
      <Field label={t.mailCode} hint={t.mailCodeHint}>
        {(ids) => <input {...ids} required autocomplete="off" value={token} onInput={(event) => setToken(event.currentTarget.value)} />}
      </Field>
      <p class="actions">
        <Button kind="primary" type="submit" busy={busy}>{t.confirmEmail}</Button>
        <Button kind="quiet" busy={busy} onClick={() => void ask()}>{t.mailAgain}</Button>
      </p>
    </form>
  );
}
