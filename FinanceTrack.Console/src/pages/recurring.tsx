import { useState } from 'preact/hooks';
import { decideStream, listExpected, listStreams } from '../api/calls';
import type { Stream } from '../api/types';
import { addDays, addMonths, day, lastDayOf, money, monthName, today } from '../format';
import { go, hrefOf, useRoute } from '../router';
import { messageOf, useHere, useLoad } from '../state';
import { texts } from '../texts';
import { Badge, Button, Card, Empty, Money, Notice, Page, Shown } from '../ui/basics';
import { Calendar } from './calendar';

const monthsAhead = 11;
const daysLooked = 7;

/** What is due by day, and everything that recurs. */
export function Recurring() {
  const { ledger } = useHere();
  const { query } = useRoute();
  const now = today();
  const first = now.slice(0, 7);
  const asked = query.get('month') ?? '';
  // At the end of a month the next one is of interest.
  const shown = addDays(now, daysLooked).slice(0, 7);
  const month = asked >= first && asked <= addMonths(first, monthsAhead) ? asked : shown;
  const expected = useLoad(
    () => listExpected(month === first ? now : `${month}-01`, lastDayOf(month)), [month, ledger.id]);
  const streams = useLoad(() => listStreams(), [ledger.id]);
  const dismissed = useLoad(() => listStreams('dismissed'), [ledger.id]);
  const t = texts.recurring;
  // One that is said not to recur, or again to recur, stays in sight until the page is left: a slip is taken back where it was made.
  const changedIn = (list: typeof streams) => (stream: Stream) => {
    list.set({ ...list.data!, items: list.data!.items.map((one) => (one.id === stream.id ? stream : one)) });
    expected.reload();
  };
  const to = (target: string) => go(hrefOf('recurring', { month: target === shown ? null : target }));
  return (
    <Page title={texts.pages.recurring} lead={t.lead}>
      <Card
        title={monthName(month)}
        aside={
          <span class="actions">
            <Button aria-label={texts.overview.previous} disabled={month === first} onClick={() => to(addMonths(month, -1))}>‹</Button>
            <Button aria-label={texts.overview.next} disabled={month === addMonths(first, monthsAhead)}
              onClick={() => to(addMonths(month, 1))}>›</Button>
          </span>
        }>
        <Shown of={expected}>{({ items }) => <Calendar month={month} payments={items} />}</Shown>
      </Card>
      <Card title={t.list}>
        <Shown of={streams}>
          {({ items }) => (items.length === 0 ? <Empty>{t.empty}</Empty> : <Streams items={items} onChange={changedIn(streams)} />)}
        </Shown>
        <details>
          <summary>{t.not}</summary>
          <Shown of={dismissed}>
            {({ items }) => (items.length === 0 ? <Empty>{t.notEmpty}</Empty> : (
              <StreamTable caption={t.not} streams={items} onChange={changedIn(dismissed)} />
            ))}
          </Shown>
        </details>
      </Card>
    </Page>
  );
}

/** By when they are next due; what is over comes last, apart. */
function Streams({ items, onChange }: { items: Stream[]; onChange: (stream: Stream) => void }) {
  const t = texts.recurring;
  const isOver = (stream: Stream) => stream.nextDate === null;
  const current = items.filter((stream) => !isOver(stream)).sort((left, right) => left.nextDate!.localeCompare(right.nextDate!));
  const over = items.filter(isOver);
  return (
    <>
      <StreamTable caption={texts.pages.recurring} streams={current} onChange={onChange} />
      {over.length > 0 && (
        <details>
          <summary>{t.over(over.length)}</summary>
          <StreamTable caption={t.over(over.length)} streams={over} onChange={onChange} />
        </details>
      )}
    </>
  );
}

function StreamTable({ caption, streams, onChange }: { caption: string; streams: Stream[]; onChange: (stream: Stream) => void }) {
  const t = texts.recurring;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class="streams">
        <thead>
          <tr>
            <th scope="col">{t.name}</th><th scope="col">{t.period}</th><th scope="col">{t.next}</th>
            <th scope="col" class="number">{t.amount}</th><th scope="col"><span class="hidden">{t.state}</span></th>
          </tr>
        </thead>
        <tbody>{streams.map((stream) => <StreamRow key={stream.id} stream={stream} onChange={onChange} />)}</tbody>
      </table>
    </div>
  );
}

/** The sign is at the amount above it. */
function rangeOf({ amountLow, amountHigh, currency }: Stream): [string, string] {
  const [low, high] = [Math.abs(amountLow), Math.abs(amountHigh)].sort((left, right) => left - right);
  return [money(low!, currency), money(high!, currency)];
}

function StreamRow({ stream, onChange }: { stream: Stream; onChange: (stream: Stream) => void }) {
  const { canEdit } = useHere();
  const [error, setError] = useState<string | null>(null);
  const t = texts.recurring;
  const decide = async (decision: Stream['decision']) => {
    try {
      setError(null);
      onChange(await decideStream(stream, decision));
    } catch (failure) {
      setError(messageOf(failure));
    }
  };
  return (
    <tr>
      <th scope="row">
        <span class="stream-name">{stream.name}</span> {stream.status !== 'active' && <Badge>{t.statuses[stream.status]}</Badge>}
      </th>
      <td>{t.periods[stream.period] ?? stream.period}</td>
      <td>{stream.nextDate && day(stream.nextDate)}</td>
      <td class="number">
        <Money amount={stream.amount} currency={stream.currency} signed />
        {!stream.isFixedAmount && (
          <span class="muted">{t.between(...rangeOf(stream))}</span>
        )}
      </td>
      <td class="decision">
        {canEdit && (
          <select
            aria-label={t.decisionOf(stream.name)} value={stream.decision}
            onChange={(event) => void decide(event.currentTarget.value as Stream['decision'])}>
            <option value="none">{t.undecided}</option>
            <option value="confirmed">{t.confirm}</option>
            <option value="dismissed">{t.dismiss}</option>
            <option value="ended">{t.ended}</option>
          </select>
        )}
        {error && <Notice kind="bad">{error}</Notice>}
      </td>
    </tr>
  );
}
