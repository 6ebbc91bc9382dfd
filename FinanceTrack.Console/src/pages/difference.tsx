import { useState } from 'preact/hooks';
import { getTransaction } from '../api/calls';
import { adjustBalance, deleteTransaction, setAmount } from '../api/statement-calls';
import type { Account, Correction, Transaction, WrongInterval } from '../api/types';
import { addDays, day, money, percent, signedMoney } from '../format';
import { hrefOf } from '../router';
import { useHere, useLoad } from '../state';
import { texts } from '../texts';
import { AskFirst } from '../ui/ask-first';
import { Badge, Button, Card, Shown } from '../ui/basics';
import { TransactionLine } from '../ui/transaction-line';
import { AddTransaction } from './add-transaction';

const missing = ['missing', 'missingUsual', 'missingLeg'];
const superfluous = ['doubled', 'surplus'];
const miswritten = ['digitsExchanged', 'wrongSign', 'misplacedPoint'];

interface Mendable {
  account: Account;
  wrong: WrongInterval;
  onMended: (text: string) => Promise<void>;
}

/** The first days that differ from a statement, with what may explain it, and a way to mend each. */
export function Difference({ account, wrong, onMended }: Mendable) {
  const { canEdit } = useHere();
  const ids = [...new Set(wrong.proposals.flatMap((one) => one.corrections.map((correction) => correction.transactionId)))];
  const known = useLoad(async () => Promise.all(ids.filter((id) => id !== null).map(getTransaction)), [ids.join()]);
  const t = texts.statements;
  const { currency } = account;
  const amount = money(Math.abs(wrong.difference), currency);
  const through = day(wrong.through);
  const from = wrong.after && addDays(wrong.after, 1);
  return (
    <Card title={from ? t.wrongBetween(day(from), through) : t.wrongUpTo(through)} class="insight of-warning">
      <p>{wrong.difference > 0 ? t.tooLittle(amount) : t.tooMuch(amount)}{' '}
        <a href={hrefOf('transactions', { accountId: account.id, from, to: wrong.through })}>{t.look}</a></p>
      <h3>{t.mayBe}</h3>
      <Shown of={known}>
        {(transactions) => (
          <ol class="options">
            {wrong.proposals.map((proposal, place) => (
              <li key={place}>
                <p>
                  {proposal.isLikely && <><Badge kind="good">{t.likely}</Badge>{' '}</>}
                  <span class="muted">{t.share(percent(proposal.likelihood))}</span>
                </p>
                {proposal.corrections.length > 1 && <p>{t.together}</p>}
                {proposal.corrections.map((correction, number) => (
                  <Explanation
                    key={number} correction={correction} account={account} wrong={wrong} onMended={onMended}
                    transaction={transactions.find((one) => one.id === correction.transactionId) ?? null} />
                ))}
              </li>
            ))}
          </ol>
        )}
      </Shown>
      {canEdit && (
        <p class="actions">
          <span>{t.nothingExplains}</span>
          <AskFirst
            label={t.adjust} what={t.adjustWhat(signedMoney(wrong.difference, currency), through)} confirm={t.adjust}
            act={async () => {
              await adjustBalance(account.id, wrong.through, wrong.difference);
              await onMended(t.saidAdjusted);
            }} />
        </p>
      )}
    </Card>
  );
}

function Explanation({ correction, transaction, ...rest }: Mendable & { correction: Correction; transaction: Transaction | null }) {
  const { canEdit } = useHere();
  return (
    <div class="explanation">
      <p>{correction.text} <span class="muted money">{signedMoney(correction.change, rest.account.currency)}</span></p>
      {transaction && <TransactionLine transaction={transaction} />}
      {canEdit && <Mend correction={correction} transaction={transaction} {...rest} />}
    </div>
  );
}

/** Nothing is offered where a day or an account would have to change: the transaction is looked at first. */
function Mend({ correction, transaction, account, wrong, onMended }: Mendable & { correction: Correction; transaction: Transaction | null }) {
  const [adding, setAdding] = useState(false);
  const t = texts.statements;
  const { currency } = account;
  if (missing.includes(correction.kind)) {
    const like = correction.kind === 'missingUsual' ? transaction?.description ?? '' : '';
    return (
      <>
        <Button onClick={() => setAdding(true)}>{t.add}</Button>
        {adding && (
          <AddTransaction
            like={{ bookedOn: wrong.through, amount: String(correction.change), description: like, accountId: account.id }}
            onClose={() => setAdding(false)} onAdded={() => { setAdding(false); void onMended(t.saidAdded); }} />
        )}
      </>
    );
  }
  if (!transaction) return null;
  if (superfluous.includes(correction.kind)) {
    return (
      <AskFirst
        kind="danger" label={t.delete} what={t.deleteWhat(transaction.description, money(transaction.amount, currency))}
        act={async () => { await deleteTransaction(transaction); await onMended(t.saidDeleted); }} />
    );
  }
  if (miswritten.includes(correction.kind)) {
    const right = Math.round((transaction.amount + correction.change) * 10_000) / 10_000;
    return (
      <AskFirst
        label={t.correct(money(right, currency))} what={t.correctWhat(money(transaction.amount, currency), money(right, currency))}
        act={async () => { await setAmount(transaction, right); await onMended(t.saidCorrected); }} />
    );
  }
  return null;
}
