import { useLayoutEffect, useState } from 'preact/hooks';

/** The page that an address names, and what follows its question mark. */
export interface Route {
  page: string;
  query: URLSearchParams;
}

const moved = 'financetrack:moved';
const base = '/console/';

export function hrefOf(page: string, query: Record<string, string | null | undefined> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value) search.set(name, value);
  }
  const text = search.toString();
  return (page === 'overview' ? '/' : base + page) + (text ? `?${text}` : '');
}

export function routeOf(url: URL): Route {
  const page = url.pathname.startsWith(base) ? url.pathname.slice(base.length).replace(/\/$/, '') : '';
  return { page: page || 'overview', query: url.searchParams };
}

export function go(href: string, replace = false): void {
  if (replace) history.replaceState(null, '', href);
  else history.pushState(null, '', href);
  dispatchEvent(new Event(moved));
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(new URL(location.href)));
  // Before the next event: an address that changes while a page is being drawn is followed too.
  useLayoutEffect(() => {
    const follow = () => setRoute(routeOf(new URL(location.href)));
    addEventListener('popstate', follow);
    addEventListener(moved, follow);
    return () => {
      removeEventListener('popstate', follow);
      removeEventListener(moved, follow);
    };
  }, []);
  return route;
}

/** The code that a link of a mail brings along, which leaves the address, and so the browser's history. */
export function takeToken(): string {
  const url = new URL(location.href);
  // Behind the #, which no server and no log gets to see.
  const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? url.searchParams.get('token');
  if (token === null) return '';
  url.searchParams.delete('token');
  url.hash = '';
  history.replaceState(null, '', url);
  return token;
}

/** Follows links within the console without loading the page again; those for a new tab are the browser's. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const anchor = (event.target as Element).closest('a');
  if (!anchor || anchor.target || anchor.origin !== location.origin || anchor.hasAttribute('download') || anchor.hash) return;
  if (anchor.pathname !== '/' && !anchor.pathname.startsWith(base)) return;
  event.preventDefault();
  go(anchor.pathname + anchor.search);
  scrollTo(0, 0);
}
