import type {
  Account, AccountPage, Anomaly, AnomalyAnswer, Balances, Category, ExpectedPayment, Forecast, Guess, Insight, Ledger, Link, Page, Profile,
  Question, Stream, Summary, Transaction,
} from './types';
import { call, send, type Query } from './http';

const get = <T>(path: string, query?: Query) => call<T>('GET', path, { query });

export const register = (body: {
  email: string; password: string; displayName: string | null; homeCurrency: string; timeZone: string; locale: string;
}) =>
  send<Profile>('POST', 'users', { body });
export const requestReset = (email: string) => send<void>('POST', 'password-resets', { body: { email } });
export const completeReset = (token: string, newPassword: string) =>
  send<void>('POST', 'password-resets/complete', { body: { token, newPassword } });

export const getProfile = () => get<Profile>('me');
export const listLedgers = () => get<Page<Ledger>>('ledgers', { limit: 200 });
export const beginTwoFactor = (password: string) => call<{ key: string; uri: string }>('POST', 'me/two-factor', { body: { password } });
export const confirmTwoFactor = (code: string) => call<{ codes: string[] }>('POST', 'me/two-factor/confirm', { body: { code } });
export const endTwoFactor = (password: string, code: string) => call<void>('DELETE', 'me/two-factor', { body: { password, code } });
export const changePassword = (currentPassword: string, newPassword: string, code: string | null) =>
  call<void>('POST', 'me/password', { body: { currentPassword, newPassword, code } });

export const listAccounts = () => get<AccountPage>('accounts');
export const createAccount = (body: { name: string; kind: string; currency: string; openingBalance: number }) =>
  call<Account>('POST', 'accounts', { body });
export const monthlyBalances = (accountId: string, from: string, to: string) =>
  get<Balances>(`accounts/${accountId}/balances`, { from, to, by: 'month' });

export const listCategories = () => get<Page<Category>>('categories');

export interface TransactionFilter extends Query {
  from?: string | undefined;
  to?: string | undefined;
  category?: string | undefined;
  text?: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  accountId?: string | undefined;
  anomalous?: string | undefined;
}

export const listTransactions = (filter: TransactionFilter, cursor: string | null = null, limit = 50) =>
  get<Page<Transaction>>('transactions', { ...filter, cursor, limit });
export const getTransaction = (id: string) => get<Transaction>(`transactions/${id}`);
export const recordTransaction = (body: { bookedOn: string; amount: number; currency: string; description: string; accountId: string }) =>
  call<Transaction>('POST', 'transactions', { body });
export const setCategory = (transaction: Transaction, categoryId: string | null) =>
  call<Transaction>('PATCH', `transactions/${transaction.id}`, { body: { categoryId }, version: transaction.version });
/** What one like it would be sorted into now. */
export const guess = async ({ description, amount, currency }: Transaction): Promise<Guess | null> =>
  (await call<{ items: Guess[] }>('POST', 'transactions/categorize', { body: { transactions: [{ description, amount, currency }] } }))
    .items[0] ?? null;

export const listAnomalies = (answer: string, cursor: string | null = null, limit = 20) =>
  get<Page<Anomaly>>('anomalies', { answer, cursor, limit });
export const answerAnomaly = (id: string, answer: AnomalyAnswer) => call<void>('PUT', `anomalies/${id}/feedback`, { body: { answer } });
export const withdrawAnomaly = (id: string) => call<void>('DELETE', `anomalies/${id}/feedback`);

export const listQuestions = (limit = 50) => get<Page<Question>>('questions', { limit });
export const answerQuestion = (question: Question, answer: string | null) =>
  call<Question>('PUT', `questions/${question.id}`, { body: { answer }, version: question.version });
export const listLinks = (cursor: string | null = null, limit = 20) => get<Page<Link>>('links', { cursor, limit });
export const deleteLink = (link: Link) => call<void>('DELETE', `links/${link.id}`, { version: link.version });

export const getSummary = (month: string) => get<Summary>(`summaries/${month}`);
export const listSummaries = (from: string, to: string) => get<Page<Summary>>('summaries', { from, to });
export const getForecast = (days: number) => get<{ items: Forecast[] }>('forecast', { days });

export const listStreams = (cursor: string | null = null) => get<Page<Stream>>('recurring', { cursor, limit: 200 });
export const decideStream = (stream: Stream, decision: Stream['decision']) =>
  call<Stream>('PATCH', `recurring/${stream.id}`, { body: { decision }, version: stream.version });
export const listExpected = (from: string, to: string) => get<Page<ExpectedPayment>>('recurring/calendar', { from, to });

export const listInsights = (query: Query, cursor: string | null = null) => get<Page<Insight>>('insights', { ...query, cursor, limit: 50 });
export const dismissInsight = (insight: Insight, dismissed: boolean) =>
  call<Insight>('PATCH', `insights/${insight.id}`, { body: { dismissed }, version: insight.version });
