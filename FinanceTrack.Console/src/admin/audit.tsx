import { useState } from 'preact/hooks';
import { listAudit, startJob, type AuditEvent } from '../api/admin-calls';
import { instant } from '../format';
import { go, hrefOf, useRoute } from '../router';
import { useAction, useHere, useLoad, useMore } from '../state';
import { texts } from '../texts';
import { Badge, Button, Card, Empty, Field, More, Notice, Page, Shown } from '../ui/basics';
import { detailsInWords, kindInWords } from '../ui/events';

const verifyJob = 'verify-audit';

export default function Audit() {
  const { query } = useRoute();
  const names = ['outcome', 'from', 'to', 'subjectId', 'actorId', 'kind'] as const;
  const filter = Object.fromEntries(names.map((name) => [name, query.get(name)]));
  const loaded = useLoad(() => listAudit(filter), [query.toString()]);
  const more = useMore(loaded, (cursor) => listAudit(filter, cursor));
  const [said, setSaid] = useState(false);
  const { busy, error, run } = useAction();
  const t = texts.admin.audit;
  const set = (name: (typeof names)[number], value: string | null) => go(hrefOf('audit', { ...filter, [name]: value }));
  const verify = () => run(async () => {
    await startJob(verifyJob);
    setSaid(true);
  });
  return (
    <Page title={texts.pages.audit} lead={t.lead} actions={<Button busy={busy} onClick={() => void verify()}>{t.verify}</Button>}>
      {said && <Notice kind="good">{t.verifying} <a href={hrefOf('jobs')}>{texts.pages.jobs}</a></Notice>}
      {error && <Notice kind="bad">{error}</Notice>}
      <search class="filters">
        <Field label={t.outcome}>
          {(ids) => (
            <select {...ids} value={filter['outcome'] ?? ''} onChange={(event) => set('outcome', event.currentTarget.value)}>
              <option value="">{texts.transactions.all}</option>
              {Object.entries(t.outcomes).map(([id, name]) => <option key={id} value={id}>{name}</option>)}
            </select>
          )}
        </Field>
        {(['from', 'to'] as const).map((name) => (
          <Field key={name} label={t[name]}>
            {(ids) => <input {...ids} type="date" value={filter[name] ?? ''} onChange={(event) => set(name, event.currentTarget.value)} />}
          </Field>
        ))}
        {query.toString() && <a class="button quiet" href={hrefOf('audit')}>{texts.transactions.clear}</a>}
      </search>
      <Card>
        <Shown of={loaded}>
          {({ items }) => (items.length === 0 ? <Empty>{t.none}</Empty> : (
            <>
              <div class="scroll" tabIndex={0} role="region" aria-label={texts.pages.audit}>
                <table class="stacked">
                  <thead>
                    <tr>
                      <th scope="col">{t.columns.at}</th><th scope="col">{t.columns.what}</th><th scope="col">{t.columns.actor}</th>
                      <th scope="col">{t.columns.about}</th><th scope="col">{t.columns.reason}</th>
                    </tr>
                  </thead>
                  <tbody>{items.map((event) => <EventRow key={event.id} event={event} />)}</tbody>
                </table>
              </div>
              <More {...more} />
            </>
          ))}
        </Shown>
      </Card>
    </Page>
  );
}

/** A user by their whole id, which other pages and the API take; one's own is known by its address too. */
function Person({ id, filter }: { id: string; filter: 'actorId' | 'subjectId' }) {
  const { profile } = useHere();
  return (
    <span class="below">
      {id === profile.id && <>{texts.admin.audit.you(profile.email)}{' '}</>}
      <a href={hrefOf('audit', { [filter]: id })} title={texts.admin.audit.all[filter]}><code class="whole">{id}</code></a>
    </span>
  );
}

function EventRow({ event }: { event: AuditEvent }) {
  const t = texts.admin.audit;
  return (
    <tr>
      <td class="keep">{instant(event.at)}</td>
      <th scope="row">
        <a href={hrefOf('audit', { kind: event.kind })}>{kindInWords(event.kind)}</a>{' '}
        {event.outcome !== 'succeeded' && <Badge kind="warn">{t.outcomes[event.outcome] ?? event.outcome}</Badge>}
      </th>
      <td data-label={t.columns.actor}>
        {t.actors[event.actor] ?? event.actor}
        {event.actorId && <Person id={event.actorId} filter="actorId" />}
      </td>
      <td data-label={event.subjectId && t.columns.about}>
        {event.subjectId && <Person id={event.subjectId} filter="subjectId" />}
      </td>
      <td>
        {event.reason}
        {event.details != null && (
          <details><summary>{detailsInWords(event.details) || t.details}</summary><code>{JSON.stringify(event.details)}</code></details>
        )}
      </td>
    </tr>
  );
}
