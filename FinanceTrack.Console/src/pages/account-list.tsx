import { hrefOf } from '../router';
import { useHere } from '../state';
import { texts } from '../texts';
import { Empty, Money } from '../ui/basics';

/** Each account that is in use, with its balance. */
export function AccountList() {
  const { accounts } = useHere();
  const shown = accounts.filter((account) => !account.archived);
  if (shown.length === 0) return <Empty>{texts.accounts.empty}</Empty>;
  return (
    <ul class="rows">
      {shown.map((account) => (
        <li key={account.id}>
          <a href={hrefOf('transactions', { accountId: account.id })}>{account.name}</a>
          <span class="muted">{texts.accounts.kinds[account.kind]}</span>
          <Money amount={account.balance} currency={account.currency} />
        </li>
      ))}
    </ul>
  );
}
