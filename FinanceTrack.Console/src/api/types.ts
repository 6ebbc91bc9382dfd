/** What the console reads of the API's answers. Fields that it does not show are left out. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Session {
  sessionId: string;
  userId: string;
  ledgerId: string;
  ledgerRole: LedgerRole;
  accessToken: string;
  expiresIn: number;
}

export type LedgerRole = 'viewer' | 'editor' | 'owner';

export interface Profile {
  id: string;
  email: string;
  emailConfirmed: boolean;
  displayName: string;
  ledgerId: string;
  homeCurrency: string;
  timeZone: string;
  locale: string;
  alertBudget: number;
  role: 'user' | 'admin';
  twoFactorEnabled: boolean;
  version: number;
}

export interface Ledger {
  id: string;
  name: string;
  homeCurrency: string;
  timeZone: string;
  role: LedgerRole;
  isOwn: boolean;
}

export interface Account {
  id: string;
  name: string;
  kind: 'current' | 'savings' | 'card' | 'cash' | 'loan' | 'investment';
  currency: string;
  numberTail: string | null;
  balance: number;
  default: boolean;
  archived: boolean;
}

export interface AccountPage extends Page<Account> {
  totals: { currency: string; assets: number; debts: number; net: number }[];
}

export interface Balances {
  currency: string;
  opening: number;
  items: { day: string; balance: number }[];
}

export interface Category {
  id: string;
  slug: string | null;
  name: string;
  archived: boolean;
}

export type CategorySource = 'none' | 'given' | 'memory' | 'rule' | 'model' | 'lexicon';

export interface Reason {
  code: string;
  text: string;
}

export interface Transaction {
  id: string;
  bookedOn: string;
  amount: number;
  currency: string;
  description: string;
  note: string | null;
  accountId: string;
  role: string;
  split: boolean;
  refunded: number;
  categoryId: string | null;
  categorySource: CategorySource;
  categoryConfidence: number | null;
  anomaly: { score: number; threshold: number; isAnomaly: boolean; reasons: Reason[] };
  version: number;
}

export interface Guess {
  categoryId: string | null;
  source: CategorySource;
  confidence: number | null;
}

export interface Anomaly {
  transaction: Transaction;
  feedback: { answer: AnomalyAnswer } | null;
}

export type AnomalyAnswer = 'confirmed' | 'dismissed';

export interface Question {
  id: string;
  kind: 'transfer' | 'refund';
  subjectId: string;
  optionIds: string[];
  confidence: number;
  reasons: Reason[];
  version: number;
}

export interface Link {
  id: string;
  kind: 'transfer' | 'refund';
  fromId: string;
  toId: string;
  amount: number;
  currency: string;
  state: 'automatic' | 'answered' | 'user' | 'rejected';
  confidence: number;
  reasons: Reason[];
  version: number;
}

export interface CategorySum {
  categoryId: string | null;
  income: number;
  expense: number;
  refunds: number;
  net: number;
  count: number;
}

export interface CurrencySum {
  currency: string;
  income: number;
  expense: number;
  refunds: number;
  net: number;
  count: number;
  categories: CategorySum[];
}

export interface Summary {
  month: string;
  currencies: CurrencySum[];
}

export interface Stream {
  id: string;
  name: string;
  isIncome: boolean;
  currency: string;
  period: string;
  status: 'early' | 'active' | 'missed' | 'ended' | 'completed';
  amount: number;
  amountLow: number;
  amountHigh: number;
  isFixedAmount: boolean;
  nextDate: string | null;
  payments: number;
  decision: 'confirmed' | 'dismissed' | 'ended' | null;
  version: number;
}

export interface ExpectedPayment {
  streamId: string;
  name: string;
  isIncome: boolean;
  date: string;
  earliest: string;
  latest: string;
  currency: string;
  amount: number;
  amountLow: number;
  amountHigh: number;
}

export interface ForecastDay {
  date: string;
  median: number;
  low50: number;
  high50: number;
  low80: number;
  high80: number;
}

export interface Forecast {
  currency: string;
  asOf: string;
  basis: 'balance' | 'cashFlow';
  coverage: { inside: number; windows: number; windowDays: number };
  days: ForecastDay[];
  safeToSpend: { payday: string; daysLeft: number; available: number | null; perDay: number | null } | null;
}

export interface Insight {
  id: string;
  kind: string;
  severity: 'info' | 'notice' | 'warning';
  date: string;
  text: string;
  transactionIds: string[];
  dismissed: boolean;
  version: number;
}

/** RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: Record<string, string[]>;
  traceId?: string;
}
