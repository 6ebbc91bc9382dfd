import type { Transaction } from '../api/types';
import { day } from '../format';
import { useHere } from '../state';
import { Money } from './basics';

/** One transaction in few words: where it is evidence for something else. */
export function TransactionLine({ transaction }: { transaction: Transaction }) {
  const { accounts } = useHere();
  const account = accounts.find((one) => one.id === transaction.accountId);
  return (
    <div class="line">
      <span class="line-date">{day(transaction.bookedOn)}</span>
      <span class="line-text">
        <strong>{transaction.description}</strong>
        {account && <span class="muted"> {account.name}</span>}
      </span>
      <Money amount={transaction.amount} currency={transaction.currency} signed />
    </div>
  );
}
