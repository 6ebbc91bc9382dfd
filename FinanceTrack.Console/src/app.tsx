import { useEffect, useState } from 'preact/hooks';
import { getProfile, listAccounts, listAnomalies, listCategories, listLedgers, listQuestions } from './api/calls';
import { ApiError } from './api/http';
import { mayHaveSession, renew, whenSignedOut } from './api/token';
import { useFormats } from './format';
import { followLinks, go, routeOf, useRoute } from './router';
import { Shell } from './shell';
import { HereContext, messageOf, type Here } from './state';
import { texts } from './texts';
import { Button } from './ui/basics';
import { Register } from './pages/register';
import { Reset } from './pages/reset';
import { SignIn } from './pages/sign-in';

type Stage = { is: 'starting' } | { is: 'out'; expired: boolean } | { is: 'failed'; message: string } | { is: 'in' };

/** Lists of waiting things are short; more than this are not counted. */
const mostCounted = 20;

/** Pages that only a person who is not signed in has. */
const gates = ['sign-in', 'register', 'reset'];

export function App() {
  const [stage, setStage] = useState<Stage>({ is: 'starting' });
  const [here, setHere] = useState<Here | null>(null);
  const { page } = useRoute();

  const recount = async () => {
    const lists = await Promise.all([listQuestions(mostCounted), listAnomalies('open', undefined, mostCounted)]).catch(() => null);
    if (!lists) return; // The numbers stay as they were; a page that cannot be read says so itself.
    const [questions, anomalies] = lists;
    const waiting = {
      questions: questions.items.length, anomalies: anomalies.items.length, moreAnomalies: anomalies.nextCursor !== null,
    };
    setHere((old) => (old ? { ...old, waiting } : old));
  };

  const enter = async (ledgerId: string | null) => {
    const session = await renew(ledgerId);
    const [profile, ledgers, accounts, categories] = await Promise.all([getProfile(), listLedgers(), listAccounts(), listCategories()]);
    const ledger = ledgers.items.find((one) => one.id === session.ledgerId) ?? ledgers.items[0]!;
    useFormats(profile.locale, ledger.timeZone);
    document.documentElement.lang = 'en';
    if (gates.includes(routeOf(new URL(location.href)).page)) go('/', true);
    setHere((old) => ({
      profile, ledger, ledgers: ledgers.items, accounts: accounts.items, categories: categories.items,
      canEdit: session.ledgerRole !== 'viewer',
      waiting: old?.ledger.id === ledger.id ? old.waiting : { questions: 0, anomalies: 0, moreAnomalies: false },
      reload: () => enter(null),
      open: (id) => enter(id),
      recount: () => void recount(),
    }));
    setStage({ is: 'in' });
    void recount();
  };

  const start = async () => {
    if (!mayHaveSession()) return setStage({ is: 'out', expired: false });
    try {
      await enter(null);
    } catch (error) {
      if (error instanceof ApiError && (error.status === 401 || error.status === 400)) setStage({ is: 'out', expired: false });
      else setStage({ is: 'failed', message: messageOf(error) });
    }
    return undefined;
  };

  useEffect(() => {
    whenSignedOut((expired) => {
      setHere(null);
      setStage((old) => ({ is: 'out', expired: expired && old.is === 'in' }));
    });
    document.addEventListener('click', followLinks);
    void start();
    return () => document.removeEventListener('click', followLinks);
  }, []);

  const signedIn = () => enter(null);

  if (stage.is === 'starting') return <p class="starting" role="status">{texts.loading}</p>;
  if (stage.is === 'failed') {
    return (
      <main class="gate">
        <p class="notice bad" role="alert">{stage.message}</p>
        <Button kind="primary" onClick={() => void start()}>{texts.retry}</Button>
      </main>
    );
  }
  if (stage.is === 'out' || !here) {
    if (page === 'register') return <Register onSignedIn={signedIn} />;
    if (page === 'reset') return <Reset />;
    return <SignIn expired={stage.is === 'out' && stage.expired} onSignedIn={signedIn} />;
  }
  return (
    <HereContext.Provider value={here}>
      <Shell key={here.ledger.id} />
    </HereContext.Provider>
  );
}
