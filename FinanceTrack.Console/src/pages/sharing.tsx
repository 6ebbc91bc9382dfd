import { useState } from 'preact/hooks';
import { acceptInvitation, changeMember, createLedger, listMembers, removeMember } from '../api/sharing-calls';
import type { Member, Role } from '../api/types';
import { day } from '../format';
import { takeToken } from '../router';
import { useAction, useHere, useLoad } from '../state';
import { texts } from '../texts';
import { AskFirst } from '../ui/ask-first';
import { Badge, Button, Card, Field, Notice, Page, Shown } from '../ui/basics';
import { Invitations } from './invitations';
import { RoleSelect } from './role-select';

/** Who sees the ledger and what they may do, and the ledgers of other people that one sees oneself. */
export default function Sharing() {
  const { ledger } = useHere();
  const t = texts.sharing;
  return (
    <Page title={texts.pages.sharing} lead={t.lead}>
      <Members />
      {ledger.role === 'owner' && <Invitations />}
      <Ledgers />
      <Join />
    </Page>
  );
}

function Members() {
  const { ledger } = useHere();
  const members = useLoad(() => listMembers(ledger.id), [ledger.id]);
  return (
    <Card title={texts.sharing.members(ledger.name)}>
      <Shown of={members}>
        {({ items }) => (
          <ul class="people">
            {items.map((member) => (
              <MemberLine key={member.userId} member={member} isAlone={items.length === 1} onChange={members.reload} />
            ))}
          </ul>
        )}
      </Shown>
    </Card>
  );
}

/** The only member stays an owner: there is no other member to hand the ledger to. */
function MemberLine({ member, isAlone, onChange }: { member: Member; isAlone: boolean; onChange: () => void }) {
  const { ledger, ledgers, profile, open, reload } = useHere();
  const { busy, error, run } = useAction();
  const t = texts.sharing;
  const isMe = member.userId === profile.id;
  const isOwner = ledger.role === 'owner';
  const name = member.displayName || member.email;
  const changed = (role: Role) => run(async () => {
    await changeMember(ledger.id, member, role);
    onChange();
    if (isMe) await reload();
  });
  const leave = async () => {
    await removeMember(ledger.id, member);
    await open(ledgers.find((one) => one.isOwn)!.id);
  };
  return (
    <li>
      <div class="who">
        <strong>{name}</strong> {isMe && <Badge>{t.you}</Badge>}
        <span class="muted below">{member.email} · {t.since(day(member.joinedAt.slice(0, 10)))}</span>
        {error && <Notice kind="bad">{error}</Notice>}
      </div>
      {isOwner && !member.isOwn && !isAlone
        ? <RoleSelect label={t.roleOf(name)} role={member.role} disabled={busy} onChange={(role) => void changed(role)} />
        : <span class="muted">{t.roles[member.role]}</span>}
      {!member.isOwn && isMe && !isAlone && (
        <AskFirst kind="danger" label={t.leave} what={t.leaveWhat(ledger.name)} act={leave} />
      )}
      {!member.isOwn && !isMe && isOwner && (
        <AskFirst
          kind="danger" label={t.remove} name={t.removeOf(name)} what={t.removeWhat(name)} confirm={t.remove}
          act={async () => { await removeMember(ledger.id, member); onChange(); }} />
      )}
    </li>
  );
}

function Ledgers() {
  const { ledger, ledgers, open } = useHere();
  const { busy, error, run } = useAction();
  const [adding, setAdding] = useState(false);
  const t = texts.sharing;
  return (
    <Card title={t.ledgers}>
      <p class="hint">{t.ledgersHint}</p>
      {error && <Notice kind="bad">{error}</Notice>}
      <ul class="people">
        {ledgers.map((one) => (
          <li key={one.id}>
            <div class="who"><strong>{one.name}</strong><span class="muted below">{one.homeCurrency} · {t.roles[one.role]}</span></div>
            {one.id === ledger.id ? <Badge kind="good">{t.shown}</Badge> : (
              <Button busy={busy} aria-label={t.openOf(one.name)} onClick={() => void run(() => open(one.id))}>{t.open}</Button>
            )}
          </li>
        ))}
      </ul>
      {adding ? <NewLedger /> : <Button onClick={() => setAdding(true)}>{t.add}</Button>}
    </Card>
  );
}

function NewLedger() {
  const { ledger, open } = useHere();
  const [name, setName] = useState('');
  const [currency, setCurrency] = useState(ledger.homeCurrency);
  const { busy, error, run } = useAction();
  const t = texts.sharing;
  const submit = () => run(async () => open((await createLedger(name, currency.toUpperCase(), ledger.timeZone)).id));
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      {error && <Notice kind="bad">{error}</Notice>}
      <Field label={t.ledgerName}>
        {(ids) => <input {...ids} required maxLength={100} value={name} onInput={(event) => setName(event.currentTarget.value)} />}
      </Field>
      <Field label={texts.register.currency} hint={texts.register.currencyHint}>
        {(ids) => (
          <input {...ids} required pattern="[A-Za-z]{3}" maxLength={3} value={currency}
            onInput={(event) => setCurrency(event.currentTarget.value)} />
        )}
      </Field>
      <p><Button kind="primary" type="submit" busy={busy}>{t.add}</Button></p>
    </form>
  );
}

function Join() {
  const { open } = useHere();
  const [token, setToken] = useState(takeToken);
  const { busy, error, run } = useAction();
  const t = texts.sharing;
  const submit = () => run(async () => open((await acceptInvitation(token.trim())).id));
  return (
    <Card title={t.join}>
      {error && <Notice kind="bad">{error}</Notice>}
      <form class="filters hinted" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Field label={t.token} hint={t.tokenHint}>
          {(ids) => (
            <input {...ids} required autocomplete="off" value={token} onInput={(event) => setToken(event.currentTarget.value)} />
          )}
        </Field>
        <Button type="submit" busy={busy}>{t.accept}</Button>
      </form>
    </Card>
  );
}
