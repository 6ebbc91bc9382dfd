import { useEffect, useState } from 'preact/hooks';
import type { ComponentType } from 'preact';
import { hrefOf } from '../router';
import { messageOf, useHere } from '../state';
import { texts } from '../texts';
import { Notice } from '../ui/basics';

// Read when they are opened: most people never do.
const pages = {
  users: () => import('./users'),
  jobs: () => import('./jobs'),
  models: () => import('./models'),
  poison: () => import('./poison'),
  audit: () => import('./audit'),
};

export type AdminPage = keyof typeof pages;

export const adminPages = Object.keys(pages) as AdminPage[];

export function isAdminPage(page: string): page is AdminPage {
  return page in pages;
}

export function Admin({ page }: { page: AdminPage }) {
  const { profile } = useHere();
  const [loaded, setLoaded] = useState<{ page: AdminPage; Content: ComponentType } | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    pages[page]().then(
      (module) => current && setLoaded({ page, Content: module.default }),
      (failure: unknown) => current && setError(messageOf(failure)),
    );
    return () => {
      current = false;
    };
  }, [page]);
  if (error) return <Notice kind="bad">{error}</Notice>;
  if (loaded?.page !== page) return <p class="loading" role="status">{texts.loading}</p>;
  return (
    <>
      {!profile.twoFactorEnabled && <Notice>{texts.admin.needsFactor} <a href={hrefOf('settings')}>{texts.admin.toSettings}</a></Notice>}
      <loaded.Content />
    </>
  );
}
