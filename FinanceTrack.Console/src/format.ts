let locale = 'en-US';
let timeZone = 'UTC';
const leastShare = 0.01;

/** Numbers and dates are written as the person's profile says, whatever the browser's language. */
export function useFormats(newLocale: string, newTimeZone: string): void {
  locale = Intl.NumberFormat.supportedLocalesOf([newLocale])[0] ?? 'en-US';
  try {
    new Intl.DateTimeFormat(locale, { timeZone: newTimeZone });
    timeZone = newTimeZone;
  } catch {
    timeZone = 'UTC'; // One that this browser does not know.
  }
}

export function money(amount: number, currency: string, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...options }).format(amount === 0 ? 0 : amount);
}

/** With a plus where money came in. */
export function signedMoney(amount: number, currency: string): string {
  return money(amount, currency, { signDisplay: 'exceptZero' });
}

/** Short, for an axis. */
export function roundMoney(amount: number, currency: string): string {
  return money(amount, currency, { notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 });
}

/** In whole percents; a small share is not written as none. */
export function percent(share: number): string {
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return share > 0 && share < leastShare / 2 ? `<${format.format(leastShare)}` : format.format(share);
}

/** With a plus where it is more than before. */
export function signedPercent(change: number): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(change);
}

export function count(value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`);

export function day(iso: string, options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' }): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(utc(iso));
}

export function weekday(iso: string): string {
  return day(iso, { weekday: 'short' });
}

export function monthName(month: string, style: 'long' | 'short' = 'long'): string {
  const options: Intl.DateTimeFormatOptions = style === 'long' ? { month: 'long', year: 'numeric' } : { month: 'short' };
  return day(`${month}-01`, options);
}

export function instant(iso: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso));
}

/** The time of day now, to the second. */
export function clock(): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone }).format(new Date());
}

/** Today where the ledger is. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());
}

export function addDays(iso: string, days: number): string {
  const date = utc(iso);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function addMonths(month: string, months: number): string {
  const date = utc(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}

export function lastDayOf(month: string): string {
  return addDays(`${addMonths(month, 1)}-01`, -1);
}

/** 0 for the first day of the week where the person is. */
export function placeInWeek(iso: string): number {
  const info = new Intl.Locale(locale) as Intl.Locale & { weekInfo?: { firstDay: number }; getWeekInfo?: () => { firstDay: number } };
  const first = info.getWeekInfo?.().firstDay ?? info.weekInfo?.firstDay ?? 1;
  return (utc(iso).getUTCDay() - (first % 7) + 7) % 7;
}
