import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { messageOf } from './state';
import { texts } from './texts';
import { Notice } from './ui/basics';

type Pages<Name extends string> = Record<Name, () => Promise<{ default: ComponentType }>>;

/** A page whose code is read when it is opened: most people seldom do. */
export function Later<Name extends string>({ page, from }: { page: Name; from: Pages<Name> }) {
  const [loaded, setLoaded] = useState<{ page: Name; Content: ComponentType } | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    setError(null);
    from[page]().then(
      (module) => current && setLoaded({ page, Content: module.default }),
      (failure: unknown) => current && setError(messageOf(failure)),
    );
    return () => {
      current = false;
    };
  }, [page]);
  if (error) return <Notice kind="bad">{error}</Notice>;
  if (loaded?.page !== page) return <p class="loading" role="status">{texts.loading}</p>;
  return <loaded.Content />;
}
