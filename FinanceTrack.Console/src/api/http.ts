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

/** Sends as it is; an outage is an error with words. */
export async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request, { cache: 'no-store', redirect: 'error' });
  } catch {
    throw new ApiError(unreachable);
  }
}

/** Sends as the signed-in person. An access token that has ended is renewed once. */
export async function authorized(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await reach(await withToken(request));
  if (response.status !== 401 || (await problemOf(response.clone())).type.endsWith('/two-factor-required')) return response;
  await renew();
  const second = await reach(await withToken(again));
  if (second.status === 401) signedOut();
  return second;
}

/** Sends without credentials, and throws what is refused. */
export async function send<T>(method: string, path: string, options: Options = {}): Promise<T> {
  return read<T>(await reach(requestOf(method, path, options)));
}

/** As `send`, for the signed-in person. */
export async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  return read<T>(await authorized(requestOf(method, path, options)));
}

export async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return { type: 'unknown', title: `The server answered ${response.status}.`, status: response.status };
  }
}

function requestOf(method: string, path: string, options: Options): Request {
  const url = new URL(`/api/v1/${path}`, location.origin);
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== null && value !== undefined && value !== '') url.searchParams.set(name, String(value));
  }
  const headers: Record<string, string> = { ...options.headers };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
  return new Request(url, { method, headers, body: options.body === undefined ? null : JSON.stringify(options.body) });
}

async function read<T>(response: Response): Promise<T> {
  if (!response.ok) throw new ApiError(await problemOf(response));
  return (response.status === 204 || response.status === 202 ? undefined : await response.json()) as T;
}

async function withToken(request: Request): Promise<Request> {
  request.headers.set('Authorization', `Bearer ${await accessToken()}`);
  return request;
}
