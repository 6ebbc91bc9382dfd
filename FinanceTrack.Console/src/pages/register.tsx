import { useState } from 'preact/hooks';
import { register } from '../api/calls';
import { ApiError } from '../api/http';
import { signIn } from '../api/token';
import { hrefOf } from '../router';
import { messageOf } from '../state';
import { texts } from '../texts';
import { Button, Field, Notice } from '../ui/basics';
import { Gate } from './gate';

export function Register({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const [form, setForm] = useState({ email: '', password: '', displayName: '', homeCurrency: likelyCurrency() });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const set = (name: keyof typeof form) => (event: { currentTarget: HTMLInputElement }) =>
    setForm((old) => ({ ...old, [name]: event.currentTarget.value }));

  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      await register({
        ...form,
        displayName: form.displayName || null,
        homeCurrency: form.homeCurrency.toUpperCase(),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
        locale: navigator.language,
      });
      await signIn(form.email, form.password, null);
      await onSignedIn();
    } catch (failure) {
      setError(failure instanceof ApiError && failure.status === 409 ? texts.register.taken : messageOf(failure));
    } finally {
      setBusy(false);
    }
  };

  const t = texts.register;
  return (
    <Gate title={t.title} lead={texts.sign.lead}>
      {error && <Notice kind="bad">{error}</Notice>}
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Field label={texts.sign.email}>
          {(ids) => <input {...ids} type="email" name="email" autocomplete="username" required value={form.email} onInput={set('email')} />}
        </Field>
        <Field label={t.name}>
          {(ids) => <input {...ids} name="name" autocomplete="name" value={form.displayName} onInput={set('displayName')} />}
        </Field>
        <Field label={texts.sign.password} hint={t.passwordHint}>
          {(ids) => (
            <input {...ids} type="password" name="password" autocomplete="new-password" required minLength={8} value={form.password}
              onInput={set('password')} />
          )}
        </Field>
        <Field label={t.currency} hint={t.currencyHint}>
          {(ids) => (
            <input {...ids} name="currency" required pattern="[A-Za-z]{3}" maxLength={3} value={form.homeCurrency}
              onInput={set('homeCurrency')} />
          )}
        </Field>
        <Button kind="primary" type="submit" busy={busy}>{t.submit}</Button>
      </form>
      <p class="below">{texts.sign.hasAccount} <a href={hrefOf('sign-in')}>{texts.sign.submit}</a></p>
    </Gate>
  );
}

/** A first guess by where the browser's language is spoken; the person sees and corrects it. */
function likelyCurrency(): string {
  const currencies: Record<string, string> = {
    US: 'USD', GB: 'GBP', CH: 'CHF', JP: 'JPY', CA: 'CAD', AU: 'AUD', SE: 'SEK', NO: 'NOK', DK: 'DKK', PL: 'PLN', CZ: 'CZK', IN: 'INR',
  };
  return currencies[new Intl.Locale(navigator.language).maximize().region ?? ''] ?? 'EUR';
}
