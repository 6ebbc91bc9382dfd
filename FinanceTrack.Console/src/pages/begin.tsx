import { hrefOf } from '../router';
import { useHere } from '../state';
import { texts } from '../texts';

/** How the first transactions get into a ledger that has none. */
export function Begin() {
  const { canEdit } = useHere();
  const t = texts.begin;
  return (
    <div class="begin">
      <p><strong>{t.none}</strong></p>
      {canEdit && (
        <ol>
          <li>{t.account} <a href={hrefOf('accounts')}>{texts.pages.accounts}</a></li>
          <li>{t.byHand} <a href={hrefOf('transactions')}>{texts.pages.transactions}</a></li>
          <li>{t.file} <code>{t.command}</code> {t.readme}</li>
        </ol>
      )}
    </div>
  );
}
