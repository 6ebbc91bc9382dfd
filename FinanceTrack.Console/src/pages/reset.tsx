import { useState } from 'preact/hooks';
import { completeReset } from '../api/calls';
import { requestReset } from '../api/token';
import { hrefOf, takeToken } from '../router';
import { useAction } from '../state';
import { texts } from '../texts';
import { Button, Field, Notice } from '../ui/basics';
import { Gate } from './gate';

export function Reset() {
  const [token, setToken] = useState(takeToken);
  const [stage, setStage] = useState<'ask' | 'set' | 'done'>(token ? 'set' : 'ask');
  const [asked, setAsked] = useState(false);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, error, run } = useAction();
  const t = texts.reset;
  const submit = () => run(async () => {
    if (stage === 'ask') {
      await requestReset(email);
      setAsked(true);
      setStage('set');
    } else {
      await completeReset(token.trim(), password);
      setStage('done');
    }
  });
  return (
    <Gate title={t.title} lead={t.lead}>
      {stage === 'set' && asked && !error && <Notice>{t.asked}</Notice>}
      {stage === 'done' && <Notice kind="good">{t.done}</Notice>}
      {error && <Notice kind="bad">{error}</Notice>}
      {stage !== 'done' && (
        <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
          {stage === 'ask' ? (
            <Field label={texts.sign.email}>
              {(ids) => (
                <input {...ids} type="email" autocomplete="username" required value={email}
                  onInput={(event) => setEmail(event.currentTarget.value)} />
              )}
            </Field>
          ) : (
            <>
              <Field label={t.token}>
                {(ids) => (
                  <input {...ids} autocomplete="off" required value={token} onInput={(event) => setToken(event.currentTarget.value)} />
                )}
              </Field>
              <Field label={t.newPassword} hint={texts.register.passwordHint}>
                {(ids) => (
                  <input {...ids} type="password" autocomplete="new-password" required minLength={8} value={password}
                    onInput={(event) => setPassword(event.currentTarget.value)} />
                )}
              </Field>
            </>
          )}
          <Button kind="primary" type="submit" busy={busy}>{stage === 'ask' ? t.ask : t.submit}</Button>
        </form>
      )}
      <p class="below"><a href={hrefOf('sign-in')}>{t.back}</a></p>
    </Gate>
  );
}
