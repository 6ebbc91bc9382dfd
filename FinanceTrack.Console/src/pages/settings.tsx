import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { beginTwoFactor, changePassword, confirmTwoFactor, endTwoFactor } from '../api/calls';
import { Later } from '../later';
import { useAction, useHere } from '../state';
import { texts } from '../texts';
import { Badge, Button, Card, Field, Notice, Page } from '../ui/basics';
import { ConfirmEmail } from './confirm-email';
import { ProfileForm } from './profile-form';

export function Settings() {
  const { profile } = useHere();
  const t = texts.settings;
  return (
    <Page title={texts.pages.settings} lead={t.lead}>
      <div class="grid">
        <Card title={t.profile}>
          <dl class="facts">
            <dt>{t.email}</dt><dd>{profile.email} {!profile.emailConfirmed && <Badge kind="warn">{t.unconfirmed}</Badge>}</dd>
          </dl>
          {!profile.emailConfirmed && <ConfirmEmail />}
          <ProfileForm />
        </Card>
        <Card title={t.factor}>{profile.twoFactorEnabled ? <FactorOn /> : <FactorOff />}</Card>
        <Card title={t.password}><PasswordForm /></Card>
        <Later page="keys" from={{ keys: () => import('./api-keys') }} />
      </div>
    </Page>
  );
}

function FactorOff() {
  const { reload } = useHere();
  const [secret, setSecret] = useState<{ key: string; uri: string } | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [text, setText] = useState('');
  const { busy, error, run } = useAction();
  const t = texts.settings;
  const submit = () => run(async () => {
    if (secret === null) setSecret(await beginTwoFactor(text));
    else setCodes((await confirmTwoFactor(text)).codes);
    setText('');
  });
  if (codes) {
    return (
      <>
        <Notice kind="good">{t.recovery}</Notice>
        <ul class="codes">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
        <Button kind="primary" onClick={() => void reload()}>{texts.close}</Button>
      </>
    );
  }
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      {error && <Notice kind="bad">{error}</Notice>}
      {secret === null ? <p>{t.factorOff}</p> : (
        <>
          <p>{t.key}</p>
          <Qr text={secret.uri} />
          <p class="codes"><code>{secret.key.replace(/(.{4})/g, '$1 ').trim()}</code></p>
          <p><a href={secret.uri}>{t.open}</a></p>
        </>
      )}
      {secret === null ? (
        <Field label={t.current}>
          {(ids) => (
            <input {...ids} type="password" autocomplete="current-password" required value={text}
              onInput={(event) => setText(event.currentTarget.value)} />
          )}
        </Field>
      ) : (
        <Field label={texts.sign.code}>
          {(ids) => (
            <input {...ids} autocomplete="one-time-code" inputMode="numeric" required value={text}
              onInput={(event) => setText(event.currentTarget.value)} />
          )}
        </Field>
      )}
      <Button kind="primary" type="submit" busy={busy}>{secret === null ? t.begin : t.confirm}</Button>
    </form>
  );
}

/** Drawn by code that is read only when it is needed. */
function Qr({ text }: { text: string }) {
  const [Code, setCode] = useState<{ Draw: ComponentType<{ text: string; label: string }> } | null>(null);
  useEffect(() => {
    void import('../ui/qr-code').then((module) => setCode({ Draw: module.default }));
  }, []);
  return Code && <Code.Draw text={text} label={texts.settings.qr} />;
}

function FactorOn() {
  const { reload } = useHere();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { busy, error, run } = useAction();
  const t = texts.settings;
  const submit = () => run(async () => {
    await endTwoFactor(password, code);
    await reload();
  });
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <p>{t.factorOn}</p>
      {error && <Notice kind="bad">{error}</Notice>}
      <Field label={t.current}>
        {(ids) => (
          <input {...ids} type="password" autocomplete="current-password" required value={password}
            onInput={(event) => setPassword(event.currentTarget.value)} />
        )}
      </Field>
      <Field label={texts.sign.code} hint={texts.sign.codeHint}>
        {(ids) => (
          <input {...ids} autocomplete="one-time-code" required value={code} onInput={(event) => setCode(event.currentTarget.value)} />
        )}
      </Field>
      <Button kind="danger" type="submit" busy={busy}>{t.end}</Button>
    </form>
  );
}

function PasswordForm() {
  const { profile } = useHere();
  const [form, setForm] = useState({ current: '', next: '', code: '' });
  const [done, setDone] = useState(false);
  const { busy, error, run } = useAction();
  const t = texts.settings;
  const submit = () => run(async () => {
    setDone(false);
    await changePassword(form.current, form.next, profile.twoFactorEnabled ? form.code : null);
    setForm({ current: '', next: '', code: '' });
    setDone(true);
  });
  const set = (name: keyof typeof form) => (event: { currentTarget: HTMLInputElement }) =>
    setForm((old) => ({ ...old, [name]: event.currentTarget.value }));
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      {done && <Notice kind="good">{t.changed}</Notice>}
      {error && <Notice kind="bad">{error}</Notice>}
      <Field label={t.current}>
        {(ids) => <input {...ids} type="password" autocomplete="current-password" required value={form.current} onInput={set('current')} />}
      </Field>
      <Field label={t.new} hint={texts.register.passwordHint}>
        {(ids) => (
          <input {...ids} type="password" autocomplete="new-password" required minLength={8} value={form.next} onInput={set('next')} />
        )}
      </Field>
      {profile.twoFactorEnabled && (
        <Field label={texts.sign.code} hint={texts.sign.codeHint}>
          {(ids) => <input {...ids} autocomplete="one-time-code" required value={form.code} onInput={set('code')} />}
        </Field>
      )}
      <Button type="submit" busy={busy}>{t.change}</Button>
    </form>
  );
}
