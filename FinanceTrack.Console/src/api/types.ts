import type { components } from './schema';

/** The shapes of the API's answers, made from docs/openapi.json by `npm run types`, under the names that the pages use. */
type Schemas = components['schemas'];

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** A session as the console gets it: without what renews it. */
export type Session = Omit<Schemas['SignedIn'], 'refreshToken' | 'deviceToken' | 'refreshTokenExpiresAt'>;

export type Profile = Schemas['UserProfile'];
export type Ledger = Schemas['SharedLedger'];
export type Account = Schemas['AccountDetails'];
export type AccountPage = Schemas['AccountList'];
export type Balances = Schemas['AccountBalances'];
export type Category = Schemas['CategoryDetails'];
export type Reason = Pick<Schemas['ScoreReason'], 'code' | 'text'>;
export type Transaction = Schemas['TransactionDetails'];
export type Guess = Schemas['CategoryAnswer'];
export type Anomaly = Schemas['AnomalyDetails'];
export type AnomalyAnswer = Schemas['AnomalyAnswer'];
export type Question = Schemas['QuestionDetails'];
export type Link = Schemas['LinkDetails'];
export type CategorySum = Schemas['CategorySummary'];
export type CurrencySum = Schemas['CurrencySummary'];
export type Summary = Schemas['MonthlySummary'];
export type Stream = Schemas['StreamDetails'];
export type ExpectedPayment = Schemas['ExpectedPayment'];
export type Forecast = Schemas['ForecastDetails'];
export type Insight = Schemas['InsightDetails'];
export type StatementBalance = Schemas['AssertionDetails'];
export type WrongInterval = Schemas['WrongInterval'];
export type Proposal = Schemas['AssertionProposal'];
export type Correction = Schemas['CorrectionDetails'];
export type Role = Schemas['LedgerRole'];
export type Member = Schemas['LedgerMember'];
export type Invitation = Schemas['LedgerInvitation'];
export type ApiKey = Schemas['ApiKey'];
export type NewKey = Schemas['NewApiKey'];
export type Activity = Schemas['ActivityEvent'];

/** RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: Record<string, string[]>;
  traceId?: string;
}
