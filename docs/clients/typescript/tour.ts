// The tour of the README, with a client that is typed against docs/openapi.json.
// `npm run tour -- http://localhost:7071` from this folder, with the product running.
import createClient from 'openapi-fetch';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { components, paths } from './schema.js';

type NewTransaction = components['schemas']['NewTransaction'];

const baseUrl = process.argv[2] ?? 'http://localhost:7071';
const email = `${randomUUID()}@example.com`;
const password = 'correct horse battery staple';

const api = createClient<paths>({ baseUrl });

/** The answer's body, or an error that says what the product refused. */
async function ok<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw new Error(`${response.status} of ${response.url}: ${JSON.stringify(error)}`);
  return data as T;
}

function expect(what: string, actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`${what}: ${JSON.stringify(expected)} was expected, and is ${JSON.stringify(actual)}`);
  console.log(`${what}: ${JSON.stringify(actual)}`);
}

const euros = (bookedOn: string, amount: number, description: string, accountId?: string): NewTransaction =>
  ({ bookedOn, amount, currency: 'EUR', description, accountId });

async function record(body: NewTransaction): Promise<string> {
  const made = await ok(api.POST('/api/v1/transactions', { body, params: { header: { 'Idempotency-Key': randomUUID() } } }));
  return made.id;
}

// Register, and sign in.
await ok(api.POST('/api/v1/users', { body: { email, password, homeCurrency: 'EUR' } }));
const session = await ok(api.POST('/api/v1/sessions', { body: { email, password } }));
api.use({ onRequest: ({ request }) => request.headers.set('Authorization', `Bearer ${session.accessToken}`) });

// A month of a bank's file.
const month = Array.from({ length: 28 }, (_, index) =>
  euros(`2026-02-${String(index + 1).padStart(2, '0')}`, -(2.4 + ((index + 2) % 3)), 'CORNER BAKERY'));
month.push(euros('2026-02-26', 2650, 'ACME LTD SALARY'), euros('2026-02-27', -84.2, 'CITY POWER AND WATER'));
const batch = await ok(api.POST('/api/v1/transactions/batch', { body: { items: month, mode: 'atomic' } }));
expect('recorded', batch.recorded, 30);

// List.
const page = await ok(api.GET('/api/v1/transactions', { params: { query: { limit: 1, text: 'bakery', max: -4 } } }));
expect('listed', page.items.map((item) => item.amount), [-4.4]);

// Sum up.
const february = await ok(api.GET('/api/v1/summaries/{month}', { params: { path: { month: '2026-02' } } }));
expect('net of February', february.currencies[0]?.net, 2469.6);

// Score without storing.
const odd = euros('2026-03-01', -249, 'CORNER BAKERY');
const scored = await ok(api.POST('/api/v1/transactions/score', { body: odd }));
expect('is unusual', scored.anomaly.isAnomaly, true);

// Record it, look at the alerts, and answer.
const id = await record(odd);
const alerts = await ok(api.GET('/api/v1/anomalies', { params: { query: { limit: 1 } } }));
expect('alert', alerts.items[0]?.transaction.id === id, true);
const answer = await ok(api.PUT('/api/v1/anomalies/{transactionId}/feedback', {
  params: { path: { transactionId: id } },
  body: { answer: 'dismissed' },
}));
expect('answer', answer.answer, 'dismissed');

// A second account, and a transfer and a refund that are found by themselves.
const accounts = await ok(api.GET('/api/v1/accounts'));
const main = accounts.items[0]!;
const renumbered = await ok(api.PATCH('/api/v1/accounts/{id}', {
  params: { path: { id: main.id }, header: { 'If-Match': `"${main.version}"` } },
  body: { number: 'DE02100500000024290661', openingBalance: 500 },
}));
expect('version', renumbered.version, main.version + 1);
const savings = await ok(api.POST('/api/v1/accounts', {
  body: { name: 'Savings', kind: 'savings', currency: 'EUR', number: 'DE02300209000106531065' },
}));
await record(euros('2026-03-02', -400, 'TRANSFER TO DE02300209000106531065'));
await record(euros('2026-03-03', 400, 'TRANSFER FROM DE02100500000024290661', savings.id));
await record(euros('2026-03-20', 1.35, 'INTEREST', savings.id));
await record(euros('2026-03-21', -84.95, 'ZALANDO SE'));
await record(euros('2026-03-26', 84.95, 'ZALANDO SE REFUND'));
let links: components['schemas']['LinkDetails'][] = [];
for (let tries = 0; links.length < 2 && tries < 120; tries++) {
  await wait(500);
  links = (await ok(api.GET('/api/v1/links'))).items;
}
expect('links', links.map((link) => link.kind).sort(), ['refund', 'transfer']);
const march = await ok(api.GET('/api/v1/summaries/{month}', { params: { path: { month: '2026-03' } } }));
expect('net of March', march.currencies[0]?.net, -247.65);

// The bank's statement.
const assertion = await ok(api.PUT('/api/v1/accounts/{id}/assertions/{day}', {
  params: { path: { id: savings.id, day: '2026-03-31' } },
  body: { balance: 401.35 },
}));
expect('statement agrees', assertion.agrees, true);

// What is refused says why.
const refused = await api.POST('/api/v1/categories', { body: { name: 'Groceries' } });
expect('refusal', [refused.response.status, refused.error?.title], [409, 'Conflict']);
