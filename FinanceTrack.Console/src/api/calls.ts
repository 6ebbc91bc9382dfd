import { answer, api, open, seen } from './client';
import type { components, operations } from './schema';
import type { AnomalyAnswer, Guess, Insight, Link, Profile, Question, Stream, Transaction } from './types';

type Schemas = components['schemas'];
type QueryOf<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;

export const register = (body: Schemas['Registration']) => answer(open.POST('/api/v1/users', { body }));
export const completeReset = (token: string, newPassword: string) =>
  answer(open.POST('/api/v1/password-resets/complete', { body: { token, newPassword } }));

export const getProfile = () => answer(api.GET('/api/v1/me'));
export const changeProfile = ({ version }: Profile, body: Schemas['ProfileChange']) =>
  answer(api.PATCH('/api/v1/me', { params: { header: seen(version) }, body }));
export const listLedgers = () => answer(api.GET('/api/v1/ledgers'));
export const requestConfirmation = () => answer(api.POST('/api/v1/me/email-confirmation'));
export const confirmEmail = (token: string) => answer(api.POST('/api/v1/email-confirmations', { body: { token } }));
export const beginTwoFactor = (password: string) => answer(api.POST('/api/v1/me/two-factor', { body: { password } }));
export const confirmTwoFactor = (code: string) => answer(api.POST('/api/v1/me/two-factor/confirm', { body: { code } }));
export const endTwoFactor = (password: string, code: string) => answer(api.DELETE('/api/v1/me/two-factor', { body: { password, code } }));
export const changePassword = (currentPassword: string, newPassword: string, code: string | null) =>
  answer(api.POST('/api/v1/me/password', { body: { currentPassword, newPassword, code } }));

export const listApiKeys = () => answer(api.GET('/api/v1/me/api-keys', { params: { query: { limit: 200 } } }));
export const createApiKey = (body: Schemas['ApiKeyRequest']) => answer(api.POST('/api/v1/me/api-keys', { body }));
export const revokeApiKey = (id: string) => answer(api.DELETE('/api/v1/me/api-keys/{id}', { params: { path: { id } } }));

export const listAccounts = () => answer(api.GET('/api/v1/accounts'));
export const createAccount = (body: Schemas['NewAccount']) => answer(api.POST('/api/v1/accounts', { body }));
export const monthlyBalances = (id: string, from: string, to: string) =>
  answer(api.GET('/api/v1/accounts/{id}/balances', { params: { path: { id }, query: { from, to, by: 'month' } } }));

export const listCategories = () => answer(api.GET('/api/v1/categories'));

export type TransactionFilter = Omit<QueryOf<'ListTransactions'>, 'limit' | 'cursor'>;

export const listTransactions = (filter: TransactionFilter, cursor?: string, limit = 50) =>
  answer(api.GET('/api/v1/transactions', { params: { query: { ...filter, ...from(cursor), limit } } }));
export const getTransaction = (id: string) => answer(api.GET('/api/v1/transactions/{id}', { params: { path: { id } } }));
export const recordTransaction = (body: Schemas['NewTransaction']) => answer(api.POST('/api/v1/transactions', { body }));
export const setCategory = ({ id, version }: Transaction, categoryId: string | null) =>
  answer(api.PATCH('/api/v1/transactions/{id}', { params: { path: { id }, header: seen(version) }, body: { categoryId } }));
/** What one like it would be sorted into now. */
export const guess = async ({ description, amount, currency }: Transaction): Promise<Guess | null> => {
  const body = { transactions: [{ description, amount, currency }] };
  return (await answer(api.POST('/api/v1/transactions/categorize', { body }))).items[0] ?? null;
};

export const listAnomalies = (state: NonNullable<QueryOf<'ListAnomalies'>['answer']>, cursor?: string, limit = 20) =>
  answer(api.GET('/api/v1/anomalies', { params: { query: { answer: state, ...from(cursor), limit } } }));
export const answerAnomaly = (transactionId: string, said: AnomalyAnswer) =>
  answer(api.PUT('/api/v1/anomalies/{transactionId}/feedback', { params: { path: { transactionId } }, body: { answer: said } }));
export const withdrawAnomaly = (transactionId: string) =>
  answer(api.DELETE('/api/v1/anomalies/{transactionId}/feedback', { params: { path: { transactionId } } }));

export const listQuestions = (limit = 50) => answer(api.GET('/api/v1/questions', { params: { query: { limit } } }));
export const answerQuestion = ({ id, version }: Question, said: string | null) =>
  answer(api.PUT('/api/v1/questions/{id}', { params: { path: { id }, header: seen(version) }, body: { answer: said } }));
export const listLinks = (cursor?: string, limit = 20) =>
  answer(api.GET('/api/v1/links', { params: { query: { ...from(cursor), limit } } }));
export const createLink = ({ kind, fromId, toId }: Link) => answer(api.POST('/api/v1/links', { body: { kind, fromId, toId } }));
export const deleteLink = ({ id, version }: Link) =>
  answer(api.DELETE('/api/v1/links/{id}', { params: { path: { id }, header: seen(version) } }));

export const getSummary = (month: string) => answer(api.GET('/api/v1/summaries/{month}', { params: { path: { month } } }));
export const listSummaries = (first: string, last: string) =>
  answer(api.GET('/api/v1/summaries', { params: { query: { from: first, to: last } } }));
export const getForecast = (days: number) => answer(api.GET('/api/v1/forecast', { params: { query: { days } } }));

/** Those that were dismissed are listed only when they are asked for. */
export const listStreams = (decision?: 'dismissed') =>
  answer(api.GET('/api/v1/recurring', { params: { query: { ...(decision && { decision }), limit: 200 } } }));
export const decideStream = ({ id, version }: Stream, decision: Stream['decision']) =>
  answer(api.PATCH('/api/v1/recurring/{id}', { params: { path: { id }, header: seen(version) }, body: { decision: decision === 'none' ? null : decision } }));
// It answers a calendar program as well, in another type.
export const listExpected = (first: string, last: string) => answer<Schemas['ExpectedPaymentPage']>(
  api.GET('/api/v1/recurring/calendar', { params: { query: { from: first, to: last } } }) as Promise<{ response: Response }>);

export const listInsights = (query: Omit<QueryOf<'ListInsights'>, 'limit' | 'cursor'>, cursor?: string) =>
  answer(api.GET('/api/v1/insights', { params: { query: { ...query, ...from(cursor), limit: 50 } } }));
export const dismissInsight = ({ id, version }: Insight, dismissed: boolean) =>
  answer(api.PATCH('/api/v1/insights/{id}', { params: { path: { id }, header: seen(version) }, body: { dismissed } }));

function from(cursor: string | undefined): { cursor?: string } {
  return cursor === undefined ? {} : { cursor };
}
