import { useState } from 'preact/hooks';
import { changeProfile } from '../api/calls';
import type { Profile } from '../api/types';
import { useAction, useHere } from '../state';
import { texts } from '../texts';
import { Button, Field, Notice } from '../ui/basics';

const locales = [
  'en-GB', 'en-US', 'en-IE', 'en-IN', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL', 'pl-PL', 'pt-PT', 'sv-SE', 'cs-CZ',
];

const names = new Intl.DisplayNames('en', { type: 'language' });
const withChosen = (all: string[], chosen: string) => (all.includes(chosen) ? all : [chosen, ...all]);

/** What the person is called, and how amounts and dates are written and months begin. */
export function ProfileForm() {
  const { profile, reload } = useHere();
  const [form, setForm] = useState(() => editable(profile));
  const [saved, setSaved] = useState(false);
  const { busy, error, run } = useAction();
  const t = texts.settings;
  const submit = () => run(async () => {
    setSaved(false);
    await changeProfile(profile, form);
    await reload();
    setSaved(true);
  });
  const choice = (name: 'locale' | 'timeZone', label: string, all: string[], shown: (one: string) => string) => (
    <Field label={label}>
      {(ids) => (
        <select {...ids} value={form[name]} onChange={(event) => setForm({ ...form, [name]: event.currentTarget.value })}>
          {withChosen(all, form[name]).map((one) => <option key={one} value={one}>{shown(one)}</option>)}
        </select>
      )}
    </Field>
  );
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      {saved && <Notice kind="good">{t.saved}</Notice>}
      {error && <Notice kind="bad">{error}</Notice>}
      <Field label={t.name}>
        {(ids) => (
          <input {...ids} autocomplete="name" required value={form.displayName}
            onInput={(event) => setForm({ ...form, displayName: event.currentTarget.value })} />
        )}
      </Field>
      {choice('locale', t.language, locales, (one) => names.of(one) ?? one)}
      {choice('timeZone', t.zone, Intl.supportedValuesOf('timeZone'), (one) => one.replaceAll('_', ' '))}
      <Field label={texts.register.currency} hint={texts.register.currencyHint}>
        {(ids) => (
          <input {...ids} required pattern="[A-Z]{3}" value={form.homeCurrency}
            onInput={(event) => setForm({ ...form, homeCurrency: event.currentTarget.value.toUpperCase() })} />
        )}
      </Field>
      <label class="check">
        <input type="checkbox" checked={form.weeklyMail}
          onChange={(event) => setForm({ ...form, weeklyMail: event.currentTarget.checked })} />
        {t.weeklyMail}
      </label>
      <Button type="submit" busy={busy}>{texts.save}</Button>
    </form>
  );
}

function editable({ displayName, locale, timeZone, homeCurrency, weeklyMail }: Profile) {
  return { displayName, locale, timeZone, homeCurrency, weeklyMail };
}
