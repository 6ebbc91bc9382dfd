import { useState } from 'preact/hooks';
import { invite, listInvitations, withdrawInvitation } from '../api/sharing-calls';
import type { Role } from '../api/types';
import { day } from '../format';
import { hrefOf } from '../router';
import { useAction, useHere, useLoad } from '../state';
import { texts } from '../texts';
import { AskFirst } from '../ui/ask-first';
import { Button, Card, Field, Notice, Shown } from '../ui/basics';
import { RoleSelect } from './role-select';

/** For owners: to invite by mail, and what was sent and not yet answered. */
export function Invitations() {
  const { ledger, profile } = useHere();
  const open = useLoad(() => listInvitations(ledger.id), [ledger.id]);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [said, setSaid] = useState<string | null>(null);
  const { busy, error, run } = useAction();
  const t = texts.sharing;
  const submit = () => run(async () => {
    setSaid(null);
    await invite(ledger.id, email, role);
    setSaid(t.invited(email));
    setEmail('');
    open.reload();
  });
  return (
    <Card title={t.invite}>
      {profile.emailConfirmed ? (
        <form class="filters" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
          <Field label={texts.sign.email}>
            {(ids) => (
              <input {...ids} type="email" required autocomplete="off" value={email} onInput={(event) => setEmail(event.currentTarget.value)} />
            )}
          </Field>
          <RoleSelect label={t.roleOfInvited} role={role} onChange={setRole} />
          <Button kind="primary" type="submit" busy={busy}>{t.send}</Button>
        </form>
      ) : <Notice>{t.confirmFirst} <a href={hrefOf('settings')}>{t.toSettings}</a></Notice>}
      {said && <Notice kind="good">{said}</Notice>}
      {error && <Notice kind="bad">{error}</Notice>}
      <Shown of={open}>
        {({ items }) => items.length > 0 && (
          <ul class="people">
            {items.map((one) => (
              <li key={one.id}>
                <div class="who">
                  <strong>{one.email}</strong>
                  <span class="muted below">{t.roles[one.role]} · {t.validUntil(day(one.expiresAt.slice(0, 10)))}</span>
                </div>
                <AskFirst
                  label={t.withdraw} name={t.withdrawOf(one.email)} what={t.withdrawWhat} confirm={t.withdraw}
                  act={async () => { await withdrawInvitation(ledger.id, one); open.reload(); }} />
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Card>
  );
}
