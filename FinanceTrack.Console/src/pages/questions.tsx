import { useState } from 'preact/hooks';
import { answerQuestion, createLink, deleteLink, getTransaction, listLinks, listQuestions } from '../api/calls';
import type { Link, Question, Transaction } from '../api/types';
import { percent } from '../format';
import { useAction, useHere, useLoad, useMore } from '../state';
import { texts } from '../texts';
import { Badge, Button, Card, Empty, More, Notice, Page, Shown } from '../ui/basics';
import { Reasons } from '../ui/reasons';
import { TransactionLine } from '../ui/transaction-line';

interface Asked {
  question: Question;
  subject: Transaction;
  options: Transaction[];
}

export function Questions() {
  const { ledger, recount } = useHere();
  const [said, setSaid] = useState<string | null>(null);
  const [apart, setApart] = useState<Link | null>(null);
  const back = useAction();
  const asked = useLoad(async () => Promise.all((await listQuestions()).items.map(withTransactions)), [ledger.id]);
  const links = useLoad(async () => linksWithTransactions(await listLinks()), [ledger.id]);
  const more = useMore(links, async (cursor) => linksWithTransactions(await listLinks(cursor)));
  const t = texts.questions;
  const tookApart = (link: Link) => {
    setSaid(null);
    setApart(link);
    links.reload();
  };
  const join = () => back.run(async () => {
    await createLink(apart!);
    setApart(null);
    setSaid(t.linkedAgain);
    links.reload();
  });
  const answered = (id: string, yes: boolean) => {
    setSaid(yes ? t.answeredYes : t.answeredNo);
    asked.set(asked.data!.filter((one) => one.question.id !== id));
    if (yes) links.reload();
    recount();
  };
  return (
    <Page title={texts.pages.questions} lead={t.lead}>
      {said && <Notice kind="good">{said}</Notice>}
      <Shown of={asked}>
        {(items) => (items.length === 0 ? <Empty>{t.empty}</Empty> : (
          <>{items.map((one) => <Ask key={one.question.id} asked={one} onAnswered={(yes) => answered(one.question.id, yes)} />)}</>
        ))}
      </Shown>
      <Card title={t.linked}>
        <p class="hint">{t.linkedLead}</p>
        {apart && (
          <div class="notice good" role="status">
            {t.tookApart} <Button kind="quiet" busy={back.busy} onClick={() => void join()}>{t.undo}</Button>
          </div>
        )}
        {back.error && <Notice kind="bad">{back.error}</Notice>}
        <Shown of={links}>
          {({ items }) => (items.length === 0 ? <Empty>{t.linkedEmpty}</Empty> : (
            <>
              <ul class="pairs">{items.map((pair) => <Pair key={pair.link.id} {...pair} onGone={() => tookApart(pair.link)} />)}</ul>
              <More {...more} />
            </>
          ))}
        </Shown>
      </Card>
    </Page>
  );
}

function Ask({ asked: { question, subject, options }, onAnswered }: { asked: Asked; onAnswered: (yes: boolean) => void }) {
  const { canEdit } = useHere();
  const { busy, error, run } = useAction();
  const t = texts.questions;
  const answer = (id: string | null) => run(async () => {
    await answerQuestion(question, id);
    onAnswered(id !== null);
  });
  const one = options.length === 1;
  return (
    <Card isOneOfMany title={t[question.kind]}>
      <TransactionLine transaction={subject} />
      <ul class="options">
        {options.map((option) => (
          <li key={option.id}>
            <TransactionLine transaction={option} />
            {canEdit && (
              <Button kind="primary" busy={busy} onClick={() => void answer(option.id)}>{one ? t.yes : t.yesThis}</Button>
            )}
          </li>
        ))}
      </ul>
      {canEdit && <Button busy={busy} onClick={() => void answer(null)}>{one ? t.no : t.noneOf}</Button>}
      <Reasons title={t.because} reasons={question.reasons} />
      <p class="hint">{t.sure(percent(question.confidence))}</p>
      {error && <Notice kind="bad">{error}</Notice>}
    </Card>
  );
}

interface LinkedPair {
  link: Link;
  from: Transaction;
  to: Transaction;
}

function Pair({ link, from, to, onGone }: LinkedPair & { onGone: () => void }) {
  const { canEdit } = useHere();
  const { busy, error, run } = useAction();
  const t = texts.questions;
  const unlink = () => run(async () => {
    await deleteLink(link);
    onGone();
  });
  return (
    <li>
      <div class="pair-head">
        <Badge>{t.kinds[link.kind]}</Badge> <span class="muted">{t.states[link.state]}</span>
        {canEdit && (
          <Button kind="quiet" busy={busy} onClick={() => void unlink()} aria-label={`${t.unlink}: ${from.description}`}>{t.unlink}</Button>
        )}
      </div>
      <TransactionLine transaction={from} />
      <TransactionLine transaction={to} />
      {error && <Notice kind="bad">{error}</Notice>}
    </li>
  );
}

async function withTransactions(question: Question): Promise<Asked> {
  const [subject, ...options] = await Promise.all([question.subjectId, ...question.optionIds].map(getTransaction));
  return { question, subject: subject!, options };
}

async function linksWithTransactions(page: { items: Link[]; nextCursor: string | null }) {
  const items = await Promise.all(page.items.map(async (link): Promise<LinkedPair> => {
    const [from, to] = await Promise.all([getTransaction(link.fromId), getTransaction(link.toId)]);
    return { link, from, to };
  }));
  return { items, nextCursor: page.nextCursor };
}
