import { useState } from 'preact/hooks';
import type { Fact } from '../api/assistant-calls';
import type { Account, Category } from '../api/types';
import { count, day, money, percent, signedMoney, signedPercent } from '../format';
import { hrefOf } from '../router';
import { useHere } from '../state';
import { texts } from '../texts';
import { Badge } from '../ui/basics';
import { Evidence } from './insights';

/** What compares two facts has the period of the first only. */
const comparing = ['difference', 'change', 'ratio'];

/** A fact that a figure of an answer was written from, with the transactions behind it. */
export function FactView({ fact }: { fact: Fact }) {
  const { accounts, categories } = useHere();
  const [open, setOpen] = useState(false);
  const t = texts.assistant;
  const list = listOf(fact, accounts, categories);
  const about = [
    fact.operator && (t.operators[fact.operator] ?? inWords(fact.operator)), inWords(fact.measure), fact.category, fact.account,
    fact.merchant, fact.from && fact.to ? `${day(fact.from)} – ${day(fact.to)}` : null,
    fact.operator && comparing.includes(fact.operator) ? t.comparedWith : null,
  ];
  return (
    <li>
      <strong>{valueOf(fact)}</strong> <span class="muted">{about.filter(Boolean).join(' · ')}</span>
      {fact.matches !== null && (
        <span class="muted"> · {(isOfStreams(fact) ? t.streams : t.rows)(fact.matches, count(fact.matches))}</span>
      )}
      {list && <> <a href={list}>{t.list}</a></>}
      {!fact.complete && <> <Badge kind="warn">{t.partial}</Badge></>}
      {fact.transactionIds.length > 0 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{texts.insights.transactions(fact.transactionIds.length)}</summary>
          {open && <Evidence ids={fact.transactionIds} />}
        </details>
      )}
    </li>
  );
}

/** Where a total's transactions are listed; null where its own are named, or no filter of the list is the same. */
function listOf(fact: Fact, accounts: Account[], categories: Category[]): string | null {
  if (fact.operator || fact.transactionIds.length > 0 || !fact.matches || !fact.from || !fact.to) return null;
  const category = categories.find((one) => one.name === fact.category)?.id;
  const account = accounts.find((one) => one.name === fact.account)?.id;
  const text = fact.arguments?.text;
  if ((fact.category && !category) || (fact.account && !account) || (fact.merchant && !text)) return null;
  return hrefOf('transactions', { from: fact.from, to: fact.to, category, accountId: account, text });
}

function valueOf(fact: Fact): string {
  if (fact.date) return day(fact.date);
  if (fact.text !== null) return fact.text;
  if (fact.value === null) return '–';
  if (fact.currency) return fact.operator === 'difference' ? signedMoney(fact.value, fact.currency) : money(fact.value, fact.currency);
  if (fact.kind !== 'share') return count(fact.value);
  return fact.operator === 'change' ? signedPercent(fact.value) : percent(fact.value);
}

/** Recurring payments are counted by themselves, not by their transactions. */
function isOfStreams(fact: Fact): boolean {
  return fact.tool === 'recurring';
}

/** `largestExpense` as a person reads it. */
export function inWords(name: string): string {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
