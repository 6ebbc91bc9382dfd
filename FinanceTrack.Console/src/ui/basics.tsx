import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { money, signedMoney } from '../format';
import type { Loaded } from '../state';
import { texts } from '../texts';

/** A page's heading, which takes the focus when the page is opened, so that a screen reader says where it is. */
export function Page({ title, lead, actions, children }: {
  title: string; lead?: string; actions?: ComponentChildren; children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${texts.product}`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <header class="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>{title}</h1>
          {lead && <p class="lead">{lead}</p>}
        </div>
        {actions && <div class="actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}

/** A part of a page: a landmark by its title, unless it is one of several alike. */
export function Card({ title, aside, children, class: name = '', isOneOfMany = false }: {
  title?: string; aside?: ComponentChildren; children: ComponentChildren; class?: string; isOneOfMany?: boolean;
}) {
  const id = useId();
  return (
    <section class={`card ${name}`} aria-labelledby={title && !isOneOfMany ? id : undefined}>
      {title && <div class="card-head"><h2 id={id}>{title}</h2>{aside}</div>}
      {children}
    </section>
  );
}

/** An amount; what came in is marked by its sign, never by colour alone. */
export function Money({ amount, currency, signed = false }: { amount: number; currency: string; signed?: boolean }) {
  return (
    <span class={`money ${signed && amount > 0 ? 'in' : ''}`}>
      {signed ? signedMoney(amount, currency) : money(amount, currency)}
    </span>
  );
}

export function Button({ kind = 'plain', busy = false, children, ...rest }: {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'; busy?: boolean;
} & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} class={`button ${kind} ${rest.class ?? ''}`} disabled={busy || rest.disabled === true} aria-busy={busy}>
      {children}
    </button>
  );
}

/** A label with its control, a hint, and what is wrong. */
export function Field({ label, hint, error, children }: {
  label: string; hint?: string | undefined; error?: string | null;
  children: (ids: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }) => ComponentChildren;
}) {
  const id = useId();
  const notes = `${id}-notes`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-describedby': hint || error ? notes : undefined, 'aria-invalid': Boolean(error) })}
      {(hint || error) && <p id={notes} class={error ? 'hint error' : 'hint'}>{error ?? hint}</p>}
    </div>
  );
}

export function Notice({ kind = 'info', children }: { kind?: 'info' | 'good' | 'bad'; children: ComponentChildren }) {
  return <p class={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>{children}</p>;
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

/** What was loaded, or why it was not. The last answer stays while the next one is on its way. */
export function Shown<T>({ of: loaded, children }: { of: Loaded<T>; children: (data: T) => ComponentChildren }) {
  if (loaded.error) {
    return (
      <div class="notice bad" role="alert">
        <span>{loaded.error}</span> <Button onClick={loaded.reload}>{texts.retry}</Button>
      </div>
    );
  }
  if (loaded.data === null) return <p class="loading" role="status">{texts.loading}</p>;
  return <div class={loaded.loading ? 'shown stale' : 'shown'} aria-busy={loaded.loading}>{children(loaded.data)}</div>;
}

export function More({ more, busy, error }: { more: (() => void) | null; busy: boolean; error: string | null }) {
  return (
    <>
      {error && <Notice kind="bad">{error}</Notice>}
      {more && <p class="more"><Button busy={busy} onClick={more}>{texts.more}</Button></p>}
    </>
  );
}

export function Badge({ kind = 'plain', children }: { kind?: 'plain' | 'good' | 'warn' | 'bad'; children: ComponentChildren }) {
  return <span class={`badge ${kind}`}>{children}</span>;
}

/** What a drawing shows, for people who cannot see it. */
export function AsTable({ caption, head, rows }: { caption: string; head: string[]; rows: string[][] }) {
  return (
    <details class="as-table">
      <summary>{texts.asTable}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption class="hidden">{caption}</caption>
          <thead><tr>{head.map((cell) => <th scope="col" key={cell}>{cell}</th>)}</tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]}>
                <th scope="row">{row[0]}</th>
                {row.slice(1).map((cell, place) => <td key={head[place + 1]} class="number">{cell}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
