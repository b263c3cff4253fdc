import { jsonOf } from '../body.ts';
import type { Callback, Reading } from '../provider.ts';
import { readingOf } from '../receipt.ts';
import { readLine } from './line.ts';

/** Receipts that one callback may bring. */
const most = 500;

/** One object in the form of {@link readLine}, or a list of them; one that cannot be read does not spoil the others. */
export function readGeneric({ body }: Callback): Reading {
  const json = jsonOf(body);
  if (json === undefined) return { unreadable: ['The body is not JSON in UTF-8.'] };
  const lines: readonly unknown[] = Array.isArray(json) ? json : [json];
  if (lines.length > most) return { unreadable: [`The list is longer than ${most} receipts.`] };
  return readingOf(lines.map(readLine));
}
