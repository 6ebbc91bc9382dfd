import type { Session } from './types';
import { ApiError, send } from './http';

// The access token lives in this module and nowhere else. The refresh token is in a cookie that no script can read.
let current: Session | null = null;
let renewsAt = 0;
let renewing: Promise<Session> | null = null;
let onSignedOut: (expired: boolean) => void = () => undefined;

const path = 'console/session';
// A page of another origin cannot send it without asking first, and that is refused.
const headers = { 'X-FinanceTrack-Console': '1' };
const early = 30_000;
// Not a secret: only whether it is worth asking for a session when the page opens.
const hint = 'financetrack-session';

export function whenSignedOut(listener: (expired: boolean) => void): void {
  onSignedOut = listener;
}

export function mayHaveSession(): boolean {
  return localStorage.getItem(hint) !== null;
}

/** Forgets the session: one that has expired, or one that the person has ended. */
export function signedOut(expired = true): void {
  current = null;
  localStorage.removeItem(hint);
  onSignedOut(expired);
}

export async function accessToken(): Promise<string> {
  return current && Date.now() < renewsAt ? current.accessToken : (await renew()).accessToken;
}

export async function signIn(email: string, password: string, code: string | null): Promise<Session> {
  return keep(await send<Session>('POST', path, { headers, body: { email, password, code } }));
}

/** A new access token for the session of the cookie; with a ledger's id, one that acts on that ledger. */
export function renew(ledgerId: string | null = null): Promise<Session> {
  renewing ??= inTurn(() => send<Session>('POST', `${path}/refresh`, { headers, body: { ledgerId } }))
    .then(keep)
    .catch((error: unknown) => {
      if (error instanceof ApiError && (error.status === 401 || error.status === 400)) signedOut();
      throw error;
    })
    .finally(() => {
      renewing = null;
    });
  return renewing;
}

/** With the cookie of a browser that has signed in before, strangers cannot use up its owner's mails. */
export function requestReset(email: string): Promise<void> {
  return send('POST', `${path}/password-resets`, { headers, body: { email } });
}

export async function signOut(): Promise<void> {
  const token = await accessToken();
  await send('DELETE', path, { headers: { ...headers, Authorization: `Bearer ${token}` } });
  signedOut(false);
}

function keep(session: Session): Session {
  current = session;
  localStorage.setItem(hint, 'open');
  renewsAt = Date.now() + session.expiresIn * 1000 - early;
  return session;
}

// A refresh token is good once: tabs of one browser take turns.
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('financetrack-refresh', work) as Promise<T> : work();
}
