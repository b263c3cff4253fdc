/** What something unreadable looks like: names and types of its fields, never a value. */
import { jsonOf, textOf } from '#providers/body.ts';

const deepest = 4;
const longest = 1500;
/** Fields of one object that are shown; the others are told by their number. */
const widest = 40;

/** `undefined` for bytes that are neither JSON nor, where `json` does not say they should be JSON, a form. */
export function skeletonOf(body: Buffer, isJson: boolean): string | undefined {
  const json = jsonOf(body);
  if (json !== undefined) return skeleton(json, 1).slice(0, longest);
  const form = isJson ? undefined : textOf(body);
  return form?.includes('=') ? formSkeleton(new URLSearchParams(form)) : undefined;
}

/** Of a form, or of the query of a GET. */
export const formSkeleton = (form: URLSearchParams): string =>
  `form ${skeleton(Object.fromEntries(form), 1)}`.slice(0, longest);

function skeleton(value: unknown, depth: number): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  const list = Array.isArray(value);
  if (depth > deepest) return list ? 'array' : 'object';
  if (list) {
    const kinds = new Set(value.slice(0, widest).map((one) => skeleton(one, depth + 1)));
    return `[${[...kinds].join(' | ')}]`;
  }
  const fields = Object.entries(value);
  const shown = fields.slice(0, widest).map(([name, one]) => `${safe(name)}: ${skeleton(one, depth + 1)}`);
  const rest = fields.length > widest ? [`${fields.length - widest} more`] : [];
  return `{${[...shown, ...rest].join(', ')}}`;
}

/** A name may itself be data ("+12125550123": "failed"), so only what looks like a name of a programmer's is shown. */
const safe = (name: string): string =>
  /^[A-Za-z][\w.-]{0,39}$/.test(name) && name.replace(/\D/g, '').length < 5 ? name : '?';
