import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/http';
import { signIn } from '../api/token';
import { hrefOf } from '../router';
import { messageOf } from '../state';
import { texts } from '../texts';
import { Button, Field, Notice } from '../ui/basics';
import { Gate } from './gate';

/** The password first; the code of a second factor only where one is asked for. */
export function SignIn({ expired, onSignedIn }: { expired: boolean; onSignedIn: () => Promise<void> }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const codeField = useRef<HTMLInputElement>(null);
  useEffect(() => codeField.current?.focus(), [code === null]);

  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      await signIn(email, password, code);
      await onSignedIn();
    } catch (failure) {
      if (failure instanceof ApiError && failure.is('two-factor-required')) setCode('');
      else if (failure instanceof ApiError && failure.status === 401) setError(code === null ? texts.sign.wrong : texts.sign.wrongCode);
      else setError(messageOf(failure));
    } finally {
      setBusy(false);
    }
  };

  const t = texts.sign;
  return (
    <Gate title={t.title} lead={t.lead}>
      {expired && !error && <Notice>{t.expired}</Notice>}
      {error && <Notice kind="bad">{error}</Notice>}
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Field label={t.email}>
          {(ids) => (
            <input {...ids} type="email" name="email" autocomplete="username" required value={email}
              onInput={(event) => setEmail(event.currentTarget.value)} />
          )}
        </Field>
        <Field label={t.password}>
          {(ids) => (
            <input {...ids} type="password" name="password" autocomplete="current-password" required value={password}
              onInput={(event) => setPassword(event.currentTarget.value)} />
          )}
        </Field>
        {code !== null && (
          <Field label={t.code} hint={t.codeHint}>
            {(ids) => (
              <input {...ids} ref={codeField} name="code" autocomplete="one-time-code" required value={code}
                onInput={(event) => setCode(event.currentTarget.value)} />
            )}
          </Field>
        )}
        <Button kind="primary" type="submit" busy={busy}>{t.submit}</Button>
      </form>
      <p class="below">{t.noAccount} <a href={hrefOf('register')}>{t.register}</a></p>
      <p class="below"><a href={hrefOf('reset')}>{t.forgot}</a></p>
    </Gate>
  );
}
