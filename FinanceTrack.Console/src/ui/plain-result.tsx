import { inWords } from '../pages/fact';

const shownDigits = 4;

/** What a job or an event has to say, as names and values; what is nested in it is shown below its name. */
export function PlainResult({ of }: { of: unknown }) {
  if (Array.isArray(of)) return <ul class="plain-list">{of.map((one, place) => <li key={place}><PlainResult of={one} /></li>)}</ul>;
  if (typeof of === 'object' && of !== null) {
    return (
      <dl class="facts">
        {Object.entries(of).map(([name, value]) => [<dt key={name}>{inWords(name)}</dt>, <dd><PlainResult of={value} /></dd>])}
      </dl>
    );
  }
  return <>{said(of)}</>;
}

function said(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number' && !Number.isInteger(value)) return String(Number(value.toPrecision(shownDigits)));
  return String(value);
}
