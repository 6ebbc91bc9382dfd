import type { ExpectedPayment } from '../api/types';
import { addDays, day, lastDayOf, placeInWeek, today, weekday } from '../format';
import { useHere } from '../state';
import { texts } from '../texts';
import { Empty, Money } from '../ui/basics';

/** A month as weeks; on a phone, and for people who hear it, a list of the days on which something is due. */
export function Calendar({ month, payments }: { month: string; payments: ExpectedPayment[] }) {
  const t = texts.recurring;
  const { ledger } = useHere();
  const first = `${month}-01`;
  const count = Number(lastDayOf(month).slice(8));
  const days = Array.from({ length: count }, (_, place) => addDays(first, place));
  const week = Array.from({ length: 7 }, (_, place) => addDays(first, place - placeInWeek(first)));
  const now = today();
  const currencies = [...new Set(payments.map((payment) => payment.currency))]
    .sort((left, right) => Number(right === ledger.homeCurrency) - Number(left === ledger.homeCurrency));
  const totalOf = (currency: string, isIncome: boolean) => payments
    .filter((payment) => payment.currency === currency && payment.isIncome === isIncome)
    .reduce((total, payment) => total + payment.amount, 0);
  return (
    <>
      {payments.length === 0 && <Empty>{t.nothingDue}</Empty>}
      {currencies.map((currency) => (
        <p class="totals" key={currency}>
          {t.in}: <Money amount={totalOf(currency, true)} currency={currency} /> · {t.out}:{' '}
          <Money amount={-totalOf(currency, false)} currency={currency} />
        </p>
      ))}
      <div class="calendar">
        {week.map((one) => <span class="calendar-head" key={one} aria-hidden="true">{weekday(one)}</span>)}
        <ol>
          {days.map((one, place) => {
            const due = payments.filter((payment) => payment.date === one);
            return (
              <li
                key={one} style={place === 0 ? { gridColumnStart: String(placeInWeek(first) + 1) } : {}}
                class={`${due.length === 0 ? 'quiet' : ''} ${one === now ? 'now' : ''}`} aria-hidden={due.length === 0}>
                <span class="calendar-day">
                  <span class="wide" aria-hidden="true">{Number(one.slice(8))}</span>
                  <span class="narrow">{day(one, { weekday: 'short', day: 'numeric', month: 'short' })}</span>
                </span>
                {due.map((payment) => <Due key={payment.streamId} payment={payment} />)}
              </li>
            );
          })}
        </ol>
      </div>
    </>
  );
}

function Due({ payment }: { payment: ExpectedPayment }) {
  const range = payment.earliest === payment.latest ? undefined : texts.recurring.between(day(payment.earliest), day(payment.latest));
  return (
    <span class={payment.isIncome ? 'due in' : 'due'} title={range}>
      <span class="due-name stream-name">{payment.name}</span>
      <Money amount={payment.amount} currency={payment.currency} signed />
    </span>
  );
}
