import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { signOut } from './api/token';
import { hrefOf, useRoute } from './router';
import { messageOf, useAction, useHere } from './state';
import { texts } from './texts';
import { chosenTheme, useTheme, type Theme } from './theme';
import { Button, Notice, Page } from './ui/basics';
import { Icon, type IconName } from './ui/icon';
import { Admin, adminPages, isAdminPage } from './admin/admin';
import { Later } from './later';
import { Moving } from './moving';
import { Accounts } from './pages/accounts';
import { Anomalies } from './pages/anomalies';
import { Assistant } from './pages/assistant';
import { Insights } from './pages/insights';
import { Overview } from './pages/overview';
import { Questions } from './pages/questions';
import { Recurring } from './pages/recurring';
import { Settings } from './pages/settings';
import { Transactions } from './pages/transactions';

type PageName = keyof typeof texts.pages;

const pages: Partial<Record<PageName, ComponentType>> = {
  overview: Overview, accounts: Accounts, transactions: Transactions, questions: Questions, anomalies: Anomalies, recurring: Recurring,
  insights: Insights, assistant: Assistant, settings: Settings,
};

const seldom = {
  statements: () => import('./pages/statements'),
  sharing: () => import('./pages/sharing'),
  activity: () => import('./pages/activity'),
};

const ofPerson: PageName[] = ['overview', 'accounts', 'transactions', 'questions', 'anomalies', 'recurring', 'insights', 'assistant'];
/** Pages that are reached from another one, which is marked meanwhile. */
const parents: Record<string, PageName> = { statements: 'accounts' };
const ofAccount: PageName[] = ['sharing', 'activity', 'settings'];

/** What is around every page of a signed-in person: the ledger, the pages, the way out. */
export function Shell() {
  const { page } = useRoute();
  const { canEdit, profile, recount } = useHere();
  const isAdmin = profile.role === 'admin';
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLElement>(null);
  useEffect(() => {
    setOpen(false);
    recount();
  }, [page]);
  useEffect(() => {
    if (!open) return undefined;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      menu.current?.querySelector('button')?.focus();
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [open]);
  const Current = pages[page as PageName] ?? NotFound;
  return (
    <div class="shell">
      <a class="skip" href="#content">{texts.skip}</a>
      <header class="top" ref={menu}>
        <a class="brand" href="/">{texts.product}</a>
        <Button kind="quiet" aria-expanded={open} aria-controls="menu" onClick={() => setOpen(!open)}>{texts.menu}</Button>
      </header>
      <aside id="menu" class={open ? 'side open' : 'side'} aria-label={texts.menu}>
        <a class="brand" href="/">{texts.product}</a>
        <Ledgers />
        <Pages label={texts.nav.main} names={ofPerson} current={page} />
        {isAdmin && <Pages label={texts.nav.admin} names={adminPages} current={page} titled />}
        <Pages label={texts.nav.account} names={ofAccount} current={page} />
        <Foot />
      </aside>
      <main id="content" tabIndex={-1}>
        {!canEdit && <Notice>{texts.readOnly}</Notice>}
        {isAdmin && isAdminPage(page) ? <Admin page={page} /> : isSeldom(page) ? <Later page={page} from={seldom} /> : <Current />}
        <Moving />
      </main>
    </div>
  );
}

function isSeldom(page: string): page is keyof typeof seldom {
  return page in seldom;
}

function Pages({ label, names, current, titled = false }: { label: string; names: PageName[]; current: string; titled?: boolean }) {
  const { waiting } = useHere();
  const counts: Partial<Record<PageName, number>> = { questions: waiting.questions, anomalies: waiting.anomalies };
  const more = (name: PageName) => (name === 'anomalies' && waiting.moreAnomalies ? '+' : '');
  return (
    <nav aria-label={label}>
      {titled && <h2>{label}</h2>}
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a href={hrefOf(name)} aria-current={name === (parents[current] ?? current) ? 'page' : undefined}>
              <Icon name={name as IconName} />
              <span>{texts.pages[name]}</span>
              {Boolean(counts[name]) && (
                <span class="count">
                  <span aria-hidden="true">{counts[name]}{more(name)}</span>
                  <span class="hidden">{texts.nav.waiting(counts[name]!)}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Ledgers() {
  const { ledger, ledgers, open } = useHere();
  const [error, setError] = useState<string | null>(null);
  if (ledgers.length < 2) return <p class="ledger-name">{ledger.name}</p>;
  const choose = async (id: string) => {
    try {
      setError(null);
      await open(id);
    } catch (failure) {
      setError(messageOf(failure));
    }
  };
  return (
    <div class="field ledger">
      <label for="ledger">{texts.nav.ledger}</label>
      <select id="ledger" value={ledger.id} onChange={(event) => void choose(event.currentTarget.value)}>
        {ledgers.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
      </select>
      {error && <Notice kind="bad">{error}</Notice>}
    </div>
  );
}

function Foot() {
  const { profile } = useHere();
  const [theme, setTheme] = useState<Theme>(chosenTheme());
  const { busy, error, run } = useAction();
  const choose = (chosen: Theme) => {
    setTheme(chosen);
    useTheme(chosen);
  };
  return (
    <div class="foot">
      <div class="field">
        <label for="theme">{texts.theme.title}</label>
        <select id="theme" value={theme} onChange={(event) => choose(event.currentTarget.value as Theme)}>
          {(['auto', 'light', 'dark'] as const).map((one) => <option key={one} value={one}>{texts.theme[one]}</option>)}
        </select>
      </div>
      <p class="me muted">{texts.nav.signedInAs(profile.displayName || profile.email)}</p>
      {error && <Notice kind="bad">{error}</Notice>}
      <Button kind="quiet" busy={busy} onClick={() => void run(signOut)}>{texts.nav.signOut}</Button>
    </div>
  );
}

function NotFound() {
  return (
    <Page title={texts.notFound.title}>
      <p><a href="/">{texts.notFound.back}</a></p>
    </Page>
  );
}
