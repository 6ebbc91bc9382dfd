import { getForecast } from '../api/calls';
import { Outlook } from '../charts/outlook';
import { day, money } from '../format';
import { useHere, useLoad } from '../state';
import { texts } from '../texts';
import { Card, Empty, Shown } from '../ui/basics';

const daysAhead = 60;

/** What may come, with how often that was right before. */
export function Ahead({ currency }: { currency: string }) {
  const { ledger } = useHere();
  const forecasts = useLoad(() => getForecast(daysAhead), [ledger.id]);
  const t = texts.overview;
  return (
    <Card title={t.forecast}>
      <Shown of={forecasts}>
        {({ items }) => {
          const forecast = items.find((one) => one.currency === currency);
          if (!forecast || forecast.days.length === 0) return <Empty>{t.forecastEmpty}</Empty>;
          const label = forecast.basis === 'balance' ? t.forecastBalance : t.forecastFlow;
          const { safeToSpend: safe, coverage } = forecast;
          return (
            <>
              <p class="hint">{label}. {t.forecastHint}</p>
              <Outlook forecast={forecast} label={label} />
              {safe?.available != null && (
                <p>
                  {t.safe(money(safe.available, currency), day(safe.payday))}{' '}
                  {safe.perDay !== null && safe.available > 0 && t.perDay(money(safe.perDay, currency))}
                </p>
              )}
              {coverage.windows > 0 && <p class="hint">{t.forecastHeld(coverage.inside, coverage.windows)}</p>}
            </>
          );
        }}
      </Shown>
    </Card>
  );
}
