import { texts } from '../texts';

/** `twoFactorRemoval` as a person reads it. */
export function kindInWords(kind: string): string {
  return texts.activity.kinds[kind] ?? capital(inWords(kind));
}

/** What else is known of an event, without ids, which tell a person nothing. */
export function detailsInWords(details: unknown): string {
  if (typeof details !== 'object' || details === null) return '';
  const { before, after, fields, ...rest } = details as Record<string, unknown>;
  const parts = Object.entries(rest)
    .filter(([name, value]) => !/^id$|Id$|^again$|^byAddress$|^digest$/.test(name) && value !== null && value !== false)
    .map(([name, value]) => (value === true ? inWords(name) : `${inWords(name)}: ${inWords(String(value))}`));
  if (typeof before === 'string' && typeof after === 'string') parts.push(`${inWords(before)} → ${inWords(after)}`);
  if (Array.isArray(fields)) parts.push(texts.activity.fields(fields.map((field) => inWords(String(field))).join(', ')));
  return parts.join(', ');
}

function inWords(name: string): string {
  return /^[a-z]+([A-Z][a-z]+)+$/.test(name) ? name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`) : name;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
