import { useEffect, useMemo, useState } from 'preact/hooks';
import { discard, listPoison, listQueues, readPoison, replay, replayAll, type PoisonMessage } from '../api/admin-calls';
import { clock, count, instant } from '../format';
import { go, hrefOf, useRoute } from '../router';
import { useAction, useLoad, useMore } from '../state';
import { texts } from '../texts';
import { Button, Card, Empty, More, Notice, Page, Shown } from '../ui/basics';
import { AskFirst } from '../ui/ask-first';
import { Dialog } from '../ui/dialog';
import { Tabs } from '../ui/tabs';

const interval = 3_000;
const states = ['waiting', 'replayed', 'discarded'] as const;

/** What failed for good, why, and what can be done about it: without reading a manual. */
export default function Poison() {
  const { query } = useRoute();
  const status = states.find((one) => one === query.get('show')) ?? 'waiting';
  const loaded = useLoad(() => listPoison({ status }), [status]);
  const more = useMore(loaded, (cursor) => listPoison({ status }, cursor));
  const queues = useLoad(listQueues, []);
  const [said, setSaid] = useState<string | null>(null);
  const seenAt = useMemo(clock, [queues.data]);
  const t = texts.admin.poison;
  const done = (text: string) => {
    setSaid(text);
    loaded.reload();
    queues.reload();
  };
  const all = async () => done(t.saidAll((await replayAll()).resolved));
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      loaded.reload();
      queues.reload();
    }, interval);
    return () => clearInterval(timer);
  }, [status]);
  const shown = loaded.data?.items.length ?? 0;
  const [before, setBefore] = useState(shown);
  useEffect(() => {
    if (shown > before) setSaid(null); // One came, or came back.
    setBefore(shown);
  }, [shown]);
  const waiting = queues.data?.items.reduce((sum, queue) => sum + queue.poison, 0) ?? 0;
  return (
    <Page
      title={texts.pages.poison} lead={t.lead}
      actions={waiting > 1 && (
        <AskFirst label={t.replayAll(count(waiting))} what={t.replayAllWhat} act={all} />
      )}>
      {said && <Notice kind="good">{said}</Notice>}
      <Tabs
        label={texts.admin.jobs.status} current={status} tabs={states.map((one) => ({ id: one, name: t[one] }))}
        onChoose={(id) => go(hrefOf('poison', { show: id === 'waiting' ? null : id }))} />
      <Shown of={{ ...loaded, loading: false }}>
        {({ items }) => (items.length === 0 ? <Empty>{status === 'waiting' ? t.none : t.noneOther}</Empty> : (
          <>
            {items.map((message) => <Message key={message.id} message={message} onDone={done} />)}
            <More {...more} />
          </>
        ))}
      </Shown>
      <Card title={t.queues}>
        <p class="hint">{t.queuesHint} {t.asOf(seenAt)}</p>
        <Shown of={{ ...queues, loading: false }}>
          {({ items }) => (
            <div class="scroll" tabIndex={0} role="region" aria-label={`${texts.pages.poison}: ${t.queues}`}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t.columns.queue}</th><th scope="col" class="number">{t.columns.messages}</th>
                    <th scope="col">{t.columns.oldest}</th><th scope="col" class="number">{t.columns.unsent}</th>
                    <th scope="col" class="number">{t.columns.poison}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((queue) => (
                    <tr key={queue.queue}>
                      <th scope="row">{queue.queue}</th><td class="number">{count(queue.messages)}</td>
                      <td class="keep">{queue.oldestAt && instant(queue.oldestAt)}</td><td class="number">{count(queue.unsent)}</td>
                      <td class="number">{count(queue.poison)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Shown>
      </Card>
    </Page>
  );
}

function Message({ message, onDone }: { message: PoisonMessage; onDone: (text: string) => void }) {
  const [body, setBody] = useState<string | null>(null);
  const [discarding, setDiscarding] = useState(false);
  const { busy, error, run } = useAction();
  const t = texts.admin.poison;
  const waiting = message.status === 'waiting';
  const resolve = (act: (id: string) => Promise<void>, text: string) => run(async () => {
    await act(message.id);
    setDiscarding(false);
    onDone(text);
  });
  return (
    <Card
      isOneOfMany title={message.queue}
      aside={<span class="muted">{instant(message.recordedAt)} · {t.bytes(count(message.bytes))}</span>}>
      {discarding && (
        <Dialog title={t.discard} onClose={() => setDiscarding(false)}>
          <p>{t.discardWhat}</p>
          <p class="actions">
            <Button kind="danger" busy={busy} onClick={() => void resolve(discard, t.saidDiscarded)}>{t.discard}</Button>
            <Button onClick={() => setDiscarding(false)}>{texts.cancel}</Button>
          </p>
        </Dialog>
      )}
      <p><span class="muted">{t.columns.failure}:</span> {message.failure ? <code>{message.failure}</code> : t.unknownFailure}</p>
      {message.resolvedAt && <p class="muted">{t[message.status]}: {instant(message.resolvedAt)}</p>}
      {body !== null && <pre tabIndex={0}>{pretty(body)}</pre>}
      {error && <Notice kind="bad">{error}</Notice>}
      {waiting && (
        <div class="actions">
          <Button busy={busy} onClick={() => void resolve(replay, t.saidReplayed)}>{t.replay}</Button>
          <Button kind="danger" busy={busy} onClick={() => setDiscarding(true)}>{t.discard}</Button>
          {body === null ? (
            <Button
              kind="quiet" busy={busy} title={t.readHint}
              onClick={() => void run(async () => setBody((await readPoison(message.id)).body))}>
              {t.read}
            </Button>
          ) : <Button kind="quiet" onClick={() => setBody(null)}>{t.hide}</Button>}
        </div>
      )}
    </Card>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
