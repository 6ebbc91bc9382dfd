import { listActivity } from '../api/sharing-calls';
import type { Activity as Event } from '../api/types';
import { instant } from '../format';
import { useHere, useLoad, useMore } from '../state';
import { texts } from '../texts';
import { Badge, Card, Empty, More, Page, Shown } from '../ui/basics';
import { detailsInWords, kindInWords } from '../ui/events';

/** Who did what to one's account and ledgers: to see at once what was not one's own doing. */
export default function Activity() {
  const loaded = useLoad(() => listActivity(), []);
  const more = useMore(loaded, (cursor) => listActivity(cursor));
  const t = texts.activity;
  return (
    <Page title={texts.pages.activity} lead={t.lead}>
      <Card>
        <Shown of={loaded}>
          {({ items }) => (items.length === 0 ? <Empty>{t.none}</Empty> : (
            <>
              <ul class="plain-list events">{items.map((event) => <Line key={event.id} event={event} />)}</ul>
              <More {...more} />
            </>
          ))}
        </Shown>
      </Card>
    </Page>
  );
}

function Line({ event }: { event: Event }) {
  const { ledgers, profile } = useHere();
  const t = texts.activity;
  const ledger = ledgers.find((one) => one.id === event.ledgerId)?.name;
  const about = [event.subjectId && event.subjectId !== profile.id ? t.aboutAnother : null, ledger, detailsInWords(event.details)];
  return (
    <li class={event.actor === 'you' ? '' : 'of-others'}>
      <time class="muted" dateTime={event.at}>{instant(event.at)}</time>
      <div>
        <strong>{kindInWords(event.kind)}</strong>{' '}
        {event.outcome === 'refused' && <><Badge kind="warn">{t.refused}</Badge>{' '}</>}
        {event.actor !== 'you' && <Badge kind={event.actor === 'anonymous' ? 'warn' : 'plain'}>{t.actors[event.actor]}</Badge>}
        <span class="muted below">{about.filter(Boolean).join(' · ')}</span>
        {event.reason && <span class="below">{t.reason(event.reason)}</span>}
      </div>
    </li>
  );
}
