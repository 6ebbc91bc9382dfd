import type { Problem } from './types';
import { accessToken, renew, signedOut } from './token';

/** A refused request, with what the API said of it. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }

  get status(): number {
    return this.problem.status;
  }

  /** Whether the problem is of a kind of the API's reference, such as `two-factor-required`. */
  is(kind: string): boolean {
    return this.problem.type.endsWith(`/${kind}`);
  }
}

export type Query = Record<string, string | number | boolean | null | undefined>;

interface Options {
  query?: Query | undefined;
  body?: unknown;
  version?: number | undefined;
  headers?: Record<string, string>;
}

const unreachable: Problem = { type: 'unreachable', title: 'The server cannot be reached. Check the connection and try again.', status: 0 };

/** Sends without credentials, and throws what is refused. */
export async function send<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const url = new URL(`/api/v1/${path}`, location.origin);
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== null && value !== undefined && value !== '') url.searchParams.set(name, String(value));
  }
  const headers: Record<string, string> = { ...options.headers };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers,
      body: options.body === undefined ? null : JSON.stringify(options.body),
      cache: 'no-store',
      redirect: 'error',
    });
  } catch {
    throw new ApiError(unreachable);
  }
  if (!response.ok) throw new ApiError(await problemOf(response));
  return (response.status === 204 || response.status === 202 ? undefined : await response.json()) as T;
}

/** Sends as the signed-in person. An access token that has ended is renewed once. */
export async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const once = async () => send<T>(method, path, { ...options, headers: { Authorization: `Bearer ${await accessToken()}` } });
  try {
    return await once();
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401 || error.is('two-factor-required')) throw error;
  }
  await renew();
  try {
    return await once();
  } catch (error) {
    if (error instanceof ApiError && error.status === 401 && error.is('unauthorized')) signedOut();
    throw error;
  }
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return { type: 'unknown', title: `The server answered ${response.status}.`, status: response.status };
  }
}
