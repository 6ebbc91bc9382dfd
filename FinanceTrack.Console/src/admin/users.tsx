import { useState } from 'preact/hooks';
import { changeRole, endSessions, listUsers, lockUser, removeFactor, unlockUser, type Proof, type UserStanding } from '../api/admin-calls';
import { day } from '../format';
import { go, hrefOf, useRoute } from '../router';
import { useLoad, useMore } from '../state';
import { texts } from '../texts';
import { Badge, Button, Card, Empty, Field, More, Page, Shown } from '../ui/basics';
import { ReasonDialog } from './reason-dialog';

type Act = keyof typeof texts.admin.users.acts;

const acts: Record<Act, (user: UserStanding, reason: string, proof?: Proof) => Promise<void>> = {
  lock: (user, reason, proof) => lockUser(user.id, reason, proof),
  unlock: (user, reason, proof) => unlockUser(user.id, reason, proof),
  endSessions: (user, reason) => endSessions(user.id, reason),
  removeFactor: (user, reason, proof) => removeFactor(user.id, reason, proof),
  makeAdmin: (user, reason, proof) => changeRole(user.id, 'admin', reason, proof),
  takeRole: (user, reason, proof) => changeRole(user.id, 'user', reason, proof),
};

function possible(user: UserStanding): Act[] {
  const list: Act[] = [user.lockedAt ? 'unlock' : 'lock', 'endSessions'];
  if (user.codesLockedUntil && !user.lockedAt) list.push('unlock');
  if (user.twoFactorEnabled) list.push('removeFactor');
  list.push(user.role === 'admin' ? 'takeRole' : 'makeAdmin');
  return list;
}

export default function Users() {
  const { query } = useRoute();
  const filter = { email: query.get('email'), state: query.get('state') };
  const loaded = useLoad(() => listUsers(filter), [query.toString()]);
  const more = useMore(loaded, (cursor) => listUsers(filter, cursor));
  const [email, setEmail] = useState(filter.email ?? '');
  const [asked, setAsked] = useState<{ user: UserStanding; act: Act } | null>(null);
  const t = texts.admin.users;
  return (
    <Page title={texts.pages.users} lead={t.lead}>
      <search>
        <form class="filters" onSubmit={(event) => { event.preventDefault(); go(hrefOf('users', { email, state: filter.state })); }}>
          <Field label={t.search}>
            {(ids) => <input {...ids} type="search" value={email} onInput={(event) => setEmail(event.currentTarget.value)} />}
          </Field>
          <Field label={t.state}>
            {(ids) => (
              <select
                {...ids} value={filter.state ?? ''}
                onChange={(event) => go(hrefOf('users', { email, state: event.currentTarget.value }))}>
                <option value="">{texts.transactions.all}</option>
                {Object.entries(t.states).map(([id, name]) => <option key={id} value={id}>{name}</option>)}
              </select>
            )}
          </Field>
          <Button type="submit">{texts.transactions.search}</Button>
        </form>
      </search>
      {asked && (
        <ReasonDialog
          title={`${t.acts[asked.act]}: ${asked.user.email}`} what={t.what[asked.act]} confirm={t.acts[asked.act]}
          proves={asked.act !== 'endSessions'} onClose={() => setAsked(null)}
          act={async (reason, proof) => { await acts[asked.act](asked.user, reason, proof); loaded.reload(); }} />
      )}
      <Card>
        <Shown of={loaded}>
          {({ items }) => (items.length === 0 ? <Empty>{t.none}</Empty> : (
            <div class="scroll" tabIndex={0} role="region" aria-label={texts.pages.users}>
              <table class="stacked">
                <thead>
                  <tr>
                    <th scope="col">{t.columns.email}</th><th scope="col">{t.columns.state}</th><th scope="col">{t.columns.created}</th>
                    <th scope="col"><span class="hidden">{t.choose}</span></th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((user) => <UserRow key={user.id} user={user} onAct={(act) => setAsked({ user, act })} />)}
                </tbody>
              </table>
              <More {...more} />
            </div>
          ))}
        </Shown>
      </Card>
    </Page>
  );
}

function UserRow({ user, onAct }: { user: UserStanding; onAct: (act: Act) => void }) {
  const t = texts.admin.users;
  return (
    <tr>
      <th scope="row">{user.email}{user.displayName && <span class="muted below">{user.displayName}</span>}</th>
      <td>
        {user.role === 'admin' && <Badge kind="good">{t.admin}</Badge>} {user.lockedAt && <Badge kind="bad">{t.locked}</Badge>}{' '}
        {!user.emailConfirmed && <Badge kind="warn">{t.unconfirmed}</Badge>} {user.twoFactorEnabled && <Badge>{t.factor}</Badge>}
      </td>
      <td class="keep" data-label={t.columns.created}>{day(user.createdAt.slice(0, 10))}</td>
      <td class="number">
        <select aria-label={t.actsOf(user.email)} value="" onChange={(event) => {
          const act = event.currentTarget.value as Act;
          event.currentTarget.value = '';
          if (act) onAct(act);
        }}>
          <option value="">{t.choose}</option>
          {possible(user).map((act) => <option key={act} value={act}>{t.acts[act]}</option>)}
        </select>
      </td>
    </tr>
  );
}
