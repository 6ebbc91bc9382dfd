import createClient from 'openapi-fetch';
import { ApiError, authorized, problemOf, reach } from './http';
import type { paths } from './schema';
import type { Problem } from './types';

/** The API as docs/openapi.json describes it: paths, parameters and bodies that are not of the document do not compile. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: authorized });

/** The same without credentials. */
export const open = createClient<paths>({ baseUrl: location.origin, fetch: reach });

/** The answer; what is refused is thrown. */
export async function answer<T>(sent: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await sent;
  if (response.ok) return data as T;
  throw new ApiError(isProblem(error) ? error : await problemOf(response));
}

/** `If-Match` for what was seen in this version. */
export function seen(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'title' in error;
}
