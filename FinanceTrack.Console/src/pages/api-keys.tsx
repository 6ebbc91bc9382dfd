import { useState } from 'preact/hooks';
import { createApiKey, listApiKeys, revokeApiKey } from '../api/calls';
import type { ApiKey, NewKey } from '../api/types';
import { day, lastDayOf } from '../format';
import { useAction, useHere, useLoad } from '../state';
import { texts } from '../texts';
import { Button, Card, Empty, Field, Notice, Shown } from '../ui/basics';
import { AskFirst } from '../ui/ask-first';

const scopes = ['read', 'write', 'score', 'mcp:read', 'mcp:propose'] as const;
type Scope = (typeof scopes)[number];

/** What lets another program use this ledger: a key is shown once, when it is made. */
export default function ApiKeys() {
  const { ledger } = useHere();
  const loaded = useLoad(listApiKeys, [ledger.id]);
  const [made, setMade] = useState<NewKey | null>(null);
  const t = texts.keys;
  return (
    <Card title={t.title}>
      <p class="hint">{t.lead(ledger.name)}</p>
      {made && (
        <>
          <Notice kind="good">{t.made}</Notice>
          <p class="codes"><code>{made.key}</code></p>
        </>
      )}
      <Shown of={loaded}>
        {({ items }) => (items.length === 0 ? <Empty>{t.none}</Empty> : (
          <ul class="plain-list">{items.map((key) => <KeyLine key={key.id} of={key} onGone={() => { setMade(null); loaded.reload(); }} />)}</ul>
        ))}
      </Shown>
      <NewKeyForm onMade={(key) => { setMade(key); loaded.reload(); }} />
    </Card>
  );
}

function KeyLine({ of: key, onGone }: { of: ApiKey; onGone: () => void }) {
  const t = texts.keys;
  const onDay = (instant: string) => day(instant.slice(0, 10));
  return (
    <li>
      <strong>{key.name}</strong> <code>{key.prefix}…</code>{' '}
      <span class="muted">
        {[
          key.scopes.map((scope) => t.scopes[scope] ?? scope).join(', '), key.expiresAt && t.until(onDay(key.expiresAt)),
          key.lastUsedAt ? t.used(onDay(key.lastUsedAt)) : t.unused,
        ].filter(Boolean).join(' · ')}
      </span>{' '}
      <AskFirst
        label={t.revoke} name={t.revokeOf(key.name)} what={t.revokeWhat} kind="quiet" confirm={t.revoke}
        act={async () => { await revokeApiKey(key.id); onGone(); }} />
    </li>
  );
}

function NewKeyForm({ onMade }: { onMade: (key: NewKey) => void }) {
  const { profile } = useHere();
  const empty = { name: '', scopes: ['read'] as Scope[], expires: '', password: '', code: '' };
  const [form, setForm] = useState(empty);
  const { busy, error, run } = useAction();
  const t = texts.keys;
  const submit = () => run(async () => {
    onMade(await createApiKey({
      name: form.name, scopes: form.scopes, password: form.password,
      ...(form.expires && { expiresAt: `${lastDayOf(form.expires)}T00:00:00Z` }), ...(profile.twoFactorEnabled && { code: form.code }),
    }));
    setForm(empty);
  });
  const toggle = (scope: Scope, on: boolean) =>
    setForm({ ...form, scopes: on ? [...form.scopes, scope] : form.scopes.filter((one) => one !== scope) });
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      {error && <Notice kind="bad">{error}</Notice>}
      <Field label={t.name} hint={t.nameHint}>
        {(ids) => (
          <input {...ids} required maxLength={100} autocomplete="off" value={form.name}
            onInput={(event) => setForm({ ...form, name: event.currentTarget.value })} />
        )}
      </Field>
      <fieldset>
        <legend>{t.may}</legend>
        {scopes.map((scope) => (
          <label key={scope} class="check">
            <input type="checkbox" checked={form.scopes.includes(scope)} onChange={(event) => toggle(scope, event.currentTarget.checked)} />
            {t.scopes[scope]}
          </label>
        ))}
      </fieldset>
      <Field label={t.expires} hint={t.expiresHint}>
        {(ids) => (
          <input {...ids} type="month" value={form.expires} onInput={(event) => setForm({ ...form, expires: event.currentTarget.value })} />
        )}
      </Field>
      <Field label={texts.settings.current}>
        {(ids) => (
          <input {...ids} type="password" autocomplete="current-password" required value={form.password}
            onInput={(event) => setForm({ ...form, password: event.currentTarget.value })} />
        )}
      </Field>
      {profile.twoFactorEnabled && (
        <Field label={texts.sign.code} hint={texts.sign.codeHint}>
          {(ids) => (
            <input {...ids} autocomplete="one-time-code" required value={form.code}
              onInput={(event) => setForm({ ...form, code: event.currentTarget.value })} />
          )}
        </Field>
      )}
      <Button type="submit" busy={busy}>{t.make}</Button>
    </form>
  );
}
