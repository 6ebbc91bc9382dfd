import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { Account, Category, Ledger, Profile } from './api/types';
import { ApiError } from './api/http';

/** Who is signed in, the ledger that is looked at, and the names that every page needs. */
export interface Here {
  profile: Profile;
  ledger: Ledger;
  ledgers: Ledger[];
  accounts: Account[];
  categories: Category[];
  canEdit: boolean;
  /** How many things wait for an answer. */
  waiting: { questions: number; anomalies: number; moreAnomalies: boolean };
  reload: () => Promise<void>;
  /** Looks at another ledger from now on. */
  open: (ledgerId: string) => Promise<void>;
  recount: () => void;
}

export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('There is no signed-in person here.');
  return here;
}

export interface Loaded<T> {
  data: T | null;
  error: string | null;
  loading: boolean;
  reload: () => void;
  set: (data: T) => void;
}

export function messageOf(error: unknown): string {
  if (error instanceof ApiError) {
    const parts = Object.values(error.problem.errors ?? {}).flat();
    return parts.length > 0 ? parts.join(' ') : error.message;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Loads when what it depends on changes. An answer that a later one has overtaken is dropped. */
export function useLoad<T>(load: () => Promise<T>, dependsOn: unknown[]): Loaded<T> {
  const [state, setState] = useState<Pick<Loaded<T>, 'data' | 'error' | 'loading'>>({ data: null, error: null, loading: true });
  const [turn, setTurn] = useState(0);
  const latest = useRef(0);
  useEffect(() => {
    const mine = ++latest.current;
    setState((old) => ({ ...old, loading: true, error: null }));
    load().then(
      (data) => mine === latest.current && setState({ data, error: null, loading: false }),
      (error: unknown) => mine === latest.current && setState((old) => ({ ...old, error: messageOf(error), loading: false })),
    );
  }, [...dependsOn, turn]);
  const reload = useCallback(() => setTurn((old) => old + 1), []);
  const set = useCallback((data: T) => setState({ data, error: null, loading: false }), []);
  return { ...state, reload, set };
}

/** Runs what a button does: one at a time, with what went wrong kept to be shown. */
export function useAction(): { busy: boolean; error: string | null; run: (work: () => Promise<void>) => Promise<void> } {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const run = useCallback(async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (failure) {
      setError(messageOf(failure));
    } finally {
      setBusy(false);
    }
  }, []);
  return { busy, error, run };
}

/** Gives the focus back to the first control of a place whose act took it away: it was disabled meanwhile, or made way for another. */
export function useFocusBack<T extends HTMLElement>(busy: boolean) {
  const place = useRef<T>(null);
  const was = useRef(busy);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (was.current && !busy && isLost) place.current?.querySelector<HTMLElement>('select, button')?.focus({ preventScroll: true });
    was.current = busy;
  }, [busy]);
  return place;
}

/** Lists that grow by "show more". */
export function useMore<T extends { items: unknown[]; nextCursor: string | null }>(
  loaded: Loaded<T>, next: (cursor: string) => Promise<T>,
) {
  const action = useAction();
  const more = loaded.data?.nextCursor
    ? () => action.run(async () => {
        const page = await next(loaded.data!.nextCursor!);
        loaded.set({ ...page, items: [...loaded.data!.items, ...page.items] });
      })
    : null;
  return { more, busy: action.busy, error: action.error };
}
