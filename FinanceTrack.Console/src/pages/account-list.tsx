import { listAccounts } from '../api/calls';
import { hrefOf } from '../router';
import { useHere, useLoad } from '../state';
import { texts } from '../texts';
import { Empty, Money } from '../ui/basics';

/** Each account that is in use, with its balance. */
export function AccountList() {
  const { accounts, ledger } = useHere();
  // Those of the sign-in are shown at once, and may be older than the page.
  const now = useLoad(listAccounts, [ledger.id]);
  const shown = (now.data?.items ?? accounts).filter((account) => !account.archived);
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
