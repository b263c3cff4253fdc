/** The fields of an SMS API callback: what is signed is what is read. */
import { z } from 'zod';
import { jsonOf, paramsOf, textOf } from '../body.ts';
import type { Callback } from '../provider.ts';

export type Fields = Readonly<Record<string, string>>;

/** Vonage sends words; a number or nothing in their place is signed as it is written. */
const flat = z.record(
  z.string(),
  z.union([
    z.string(),
    z.number().transform(String),
    z.boolean().transform(String),
    z.null().transform(() => ''),
  ]),
);

/**
 * Of a GET the query, of a POST the body, which is JSON or a form whatever its content type says. `undefined` when it
 * is neither, or when a field stands there twice or holds other fields.
 */
export function fieldsOf({ method, query, body }: Callback): Fields | undefined {
  if (method === 'GET') return flat.safeParse(paramsOf(query)).data;
  const json = jsonOf(body);
  if (typeof json === 'object' && json !== null) return flat.safeParse(json).data;
  const text = textOf(body);
  return text === undefined ? undefined : flat.safeParse(paramsOf(text)).data;
}
