import { Fragment } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  ask, confirmProposal, deleteConversation, getConversation, listConversations, undoProposal, type Fact, type Proposal,
} from '../api/assistant-calls';
import { go, hrefOf, useRoute } from '../router';
import { useAction, useHere, useLoad } from '../state';
import { texts } from '../texts';
import { Button, Card, Notice, Page } from '../ui/basics';
import { FactView, inWords } from './fact';

interface Said {
  question: string;
  answer: string;
  note: string | null;
  facts: Fact[];
  proposals: Proposal[];
}

/** Asks about the money of this ledger. Each answer shows the facts that its figures were written from. */
export function Assistant() {
  const { ledger } = useHere();
  const { query } = useRoute();
  const id = query.get('id');
  const [turns, setTurns] = useState<Said[]>([]);
  const [shown, setShown] = useState<string | null>(null);
  const [text, setText] = useState('');
  const { busy, error, run } = useAction();
  const conversations = useLoad(listConversations, [ledger.id]);
  const last = useRef<HTMLDivElement>(null);
  const t = texts.assistant;

  useEffect(() => {
    if (id === shown) return;
    setShown(id);
    setTurns([]);
    if (id) void run(async () => setTurns((await getConversation(id)).items.map((turn) => ({
      question: turn.question, answer: turn.answer, note: null, facts: turn.evidence, proposals: [],
    }))));
  }, [id]);
  useEffect(() => last.current?.scrollIntoView({ block: 'nearest' }), [turns]);

  const send = (question: string) => run(async () => {
    const said = { question, answer: '', note: null, facts: [], proposals: [] };
    setText('');
    setTurns((old) => [...old, said]);
    const replace = (change: (old: Said) => Said) => setTurns((old) => [...old.slice(0, -1), change(old.at(-1)!)]);
    try {
      const reply = await ask(question, id, (sentence) => replace((old) => ({ ...old, answer: `${old.answer} ${sentence}`.trim() })));
      replace((old) => ({ ...old, answer: reply.answer, note: reply.note, facts: reply.evidence, proposals: reply.proposals }));
      setShown(reply.conversationId);
      go(hrefOf('assistant', { id: reply.conversationId }), true);
      conversations.reload();
    } catch (failure) {
      setTurns((old) => old.slice(0, -1));
      setText(question);
      throw failure;
    }
  });

  const current = conversations.data?.items.find((one) => one.id === id);
  const remove = () => run(async () => {
    await deleteConversation(current!);
    go(hrefOf('assistant'));
    conversations.reload();
  });

  return (
    <Page
      title={texts.pages.assistant} lead={t.lead}
      actions={
        <>
          {(conversations.data?.items.length ?? 0) > 0 && (
            <select
              aria-label={t.earlier} value={id ?? ''}
              onChange={(event) => go(hrefOf('assistant', { id: event.currentTarget.value }))}>
              <option value="">{t.begin}</option>
              {conversations.data!.items.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}
            </select>
          )}
          {current && <Button kind="quiet" busy={busy} onClick={() => void remove()}>{t.remove}</Button>}
        </>
      }>
      <Card class="chat">
        {turns.length === 0 && (
          <>
            <p>{t.try}</p>
            <ul class="examples">
              {t.examples.map((example) => (
                <li key={example}><Button busy={busy} onClick={() => void send(example)}>{example}</Button></li>
              ))}
            </ul>
          </>
        )}
        <div class="turns" aria-live="polite" aria-busy={busy}>
          {turns.map((turn, place) => <TurnView key={place} turn={turn} waiting={busy && place === turns.length - 1} />)}
          <div ref={last} />
        </div>
        {error && <Notice kind="bad">{error}</Notice>}
        <form class="ask" onSubmit={(event) => { event.preventDefault(); void send(text.trim()); }}>
          <label class="hidden" for="question">{t.question}</label>
          <input
            id="question" required maxLength={2000} placeholder={t.question} value={text} autocomplete="off"
            onInput={(event) => setText(event.currentTarget.value)} />
          <Button kind="primary" type="submit" busy={busy}>{t.ask}</Button>
        </form>
      </Card>
    </Page>
  );
}

function TurnView({ turn, waiting }: { turn: Said; waiting: boolean }) {
  const t = texts.assistant;
  return (
    <article class="turn">
      <p class="asked"><span class="hidden">{t.you}: </span>{turn.question}</p>
      <p class="answer"><span class="hidden">{texts.pages.assistant}: </span>{turn.answer || (waiting ? t.thinking : '')}</p>
      {turn.note && <p class="hint">{turn.note}</p>}
      {turn.facts.length > 0 && (
        <details>
          <summary>{t.evidence(turn.facts.length)}</summary>
          <ul class="facts-list">{turn.facts.map((fact, place) => <FactView key={place} fact={fact} />)}</ul>
        </details>
      )}
      {turn.proposals.map((proposal) => <ProposalView key={proposal.id} proposal={proposal} />)}
    </article>
  );
}

function ProposalView({ proposal: first }: { proposal: Proposal }) {
  const { canEdit, recount } = useHere();
  const [proposal, setProposal] = useState(first);
  const { busy, error, run } = useAction();
  const t = texts.assistant;
  const act = (work: (proposal: Proposal) => Promise<Proposal>) => run(async () => {
    setProposal(await work(proposal));
    recount();
  });
  return (
    <section class="proposal">
      <h2>{t.proposal}</h2>
      <dl class="facts">
        {proposal.changes.map((change) => (
          <Fragment key={change.field}>
            <dt>{inWords(change.field)}</dt>
            <dd>
              {change.before !== change.after && `${change.before ?? texts.none} → `}<strong>{change.after ?? texts.none}</strong>
            </dd>
          </Fragment>
        ))}
      </dl>
      {error && <Notice kind="bad">{error}</Notice>}
      {proposal.status === 'open' && canEdit && (
        <Button kind="primary" busy={busy} onClick={() => void act(confirmProposal)}>{t.confirm}</Button>
      )}
      {proposal.status === 'applied' && (
        <p>{t.applied} {canEdit && <Button kind="quiet" busy={busy} onClick={() => void act(undoProposal)}>{t.undo}</Button>}</p>
      )}
      {proposal.status === 'undone' && <p>{t.undone}</p>}
      {proposal.status === 'expired' && <p>{t.expired}</p>}
    </section>
  );
}
