import { useEffect, useState } from 'preact/hooks';
import { cancelJob, listJobKinds, listJobs, retryJob, startJob, type Job } from '../api/admin-calls';
import { instant, percent } from '../format';
import { go, hrefOf, useRoute } from '../router';
import { useAction, useLoad, useMore } from '../state';
import { texts } from '../texts';
import { Badge, Button, Card, Empty, Field, More, Notice, Page, Shown } from '../ui/basics';
import { PlainResult } from '../ui/plain-result';

const whileRunning = 1_500;
const otherwise = 10_000;
const colours = { queued: 'plain', running: 'plain', succeeded: 'good', failed: 'bad', cancelled: 'warn' } as const;

/** Follows the jobs while the page is seen: soon where one is at work, seldom where none is. */
export default function Jobs() {
  const { query } = useRoute();
  const filter = { kind: query.get('kind'), status: query.get('status') };
  const loaded = useLoad(() => listJobs(filter), [query.toString()]);
  const more = useMore(loaded, (cursor) => listJobs(filter, cursor));
  const kinds = useLoad(listJobKinds, []);
  const { busy, error, run } = useAction();
  const [kind, setKind] = useState('');
  const t = texts.admin.jobs;
  const atWork = loaded.data?.items.some((job) => job.status === 'running' || job.status === 'queued') ?? false;
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && loaded.reload(), atWork ? whileRunning : otherwise);
    return () => clearInterval(timer);
  }, [atWork]);
  const start = () => run(async () => {
    await startJob(kind);
    loaded.reload();
  });
  return (
    <Page title={texts.pages.jobs} lead={t.lead}>
      <form class="filters" onSubmit={(event) => { event.preventDefault(); void start(); }}>
        <Field label={t.start}>
          {(ids) => (
            <select {...ids} required value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
              <option value="">–</option>
              {kinds.data?.items.map((one) => <option key={one.kind} value={one.kind}>{t.kinds[one.kind] ?? one.kind}</option>)}
            </select>
          )}
        </Field>
        <Button kind="primary" type="submit" busy={busy}>{t.start}</Button>
      </form>
      {error && <Notice kind="bad">{error}</Notice>}
      <search class="filters">
        <Field label={t.show}>
          {(ids) => (
            <select
              {...ids} value={filter.status ?? ''}
              onChange={(event) => go(hrefOf('jobs', { ...filter, status: event.currentTarget.value }))}>
              <option value="">{t.all}</option>
              {Object.entries(t.statuses).map(([id, name]) => <option key={id} value={id}>{name}</option>)}
            </select>
          )}
        </Field>
      </search>
      <Card>
        <Shown of={{ ...loaded, loading: false }}>
          {({ items }) => (items.length === 0 ? <Empty>{t.none}</Empty> : (
            <>
              <div class="scroll" tabIndex={0} role="region" aria-label={texts.pages.jobs}>
                <table class="stacked">
                  <thead>
                    <tr>
                      <th scope="col">{t.kind}</th><th scope="col">{t.status}</th><th scope="col">{t.progress}</th>
                      <th scope="col">{t.started}</th><th scope="col"><span class="hidden">{t.cancel}</span></th>
                    </tr>
                  </thead>
                  <tbody>{items.map((job) => <JobRow key={job.id} job={job} onChange={loaded.reload} />)}</tbody>
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

function JobRow({ job, onChange }: { job: Job; onChange: () => void }) {
  const { busy, error, run } = useAction();
  const t = texts.admin.jobs;
  const act = (work: () => Promise<unknown>) => run(async () => {
    await work();
    onChange();
  });
  const open = job.status === 'queued' || job.status === 'running';
  return (
    <tr>
      <th scope="row">{t.kinds[job.kind] ?? job.kind}<span class="muted below">{job.kind}</span></th>
      <td>
        <Badge kind={colours[job.status]}>{t.statuses[job.status]}</Badge>
        {job.error && <span class="muted below">{job.error}</span>}
      </td>
      <td>
        {job.status === 'running' && <progress max={1} value={job.progress} aria-label={job.kind} />}
        <span class="muted below">{job.progressMessage ?? (open ? percent(job.progress) : '')}</span>
        {job.result != null && (
          <details><summary>{t.result}</summary><PlainResult of={job.result} /></details>
        )}
      </td>
      <td class="keep" data-label={t.started}>{instant(job.createdAt)}</td>
      <td class="number">
        {open && job.cancelRequested && t.cancelling}
        {open && !job.cancelRequested && <Button busy={busy} onClick={() => void act(() => cancelJob(job))}>{t.cancel}</Button>}
        {(job.status === 'failed' || job.status === 'cancelled') && (
          <Button busy={busy} onClick={() => void act(() => retryJob(job))}>{t.retry}</Button>
        )}
        {error && <Notice kind="bad">{error}</Notice>}
      </td>
    </tr>
  );
}
