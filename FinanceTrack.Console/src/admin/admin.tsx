import { Later } from '../later';
import { hrefOf } from '../router';
import { useHere } from '../state';
import { texts } from '../texts';
import { Notice } from '../ui/basics';

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
  return (
    <>
      {!profile.twoFactorEnabled && <Notice>{texts.admin.needsFactor} <a href={hrefOf('settings')}>{texts.admin.toSettings}</a></Notice>}
      <Later page={page} from={pages} />
    </>
  );
}
