import type { CategorySum } from '../api/types';
import { money, percent } from '../format';
import { hrefOf } from '../router';
import { useHere } from '../state';
import { texts } from '../texts';

/** Spending by category, the largest first: a list whose bars are drawn beside numbers that say the same. */
export function Shares({ sums, currency, from, to }: { sums: CategorySum[]; currency: string; from: string; to: string }) {
  const { categories } = useHere();
  const spent = sums
    .map((sum) => ({ id: sum.categoryId, amount: -(sum.expense + sum.refunds) }))
    .filter((sum) => sum.amount > 0)
    .sort((left, right) => right.amount - left.amount);
  if (spent.length === 0) return <p class="empty">{texts.overview.categoriesEmpty}</p>;
  const total = spent.reduce((all, sum) => all + sum.amount, 0);
  return (
    <ol class="shares">
      {spent.map((sum) => {
        const name = categories.find((category) => category.id === sum.id)?.name ?? texts.transactions.uncategorised;
        return (
          <li key={sum.id}>
            {sum.id === null ? <span class="share-name">{name}</span> : (
              <a class="share-name" href={hrefOf('transactions', { category: sum.id, from, to })}>{name}</a>
            )}
            <span class="share-amount">{money(sum.amount, currency)}</span>
            <span class="share-part">{percent(sum.amount / total)}</span>
            <span class="share-bar" aria-hidden="true"><span style={{ width: `${(100 * sum.amount) / spent[0]!.amount}%` }} /></span>
          </li>
        );
      })}
    </ol>
  );
}
