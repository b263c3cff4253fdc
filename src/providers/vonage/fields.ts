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

/** `undefined` when there are none, or when a field stands there twice or holds other fields. */
export const fieldsOf = (callback: Callback): Fields | undefined => flat.safeParse(sentIn(callback)).data;

/** Of a GET the query, of a POST the body, which is JSON or a form whatever its content type says. */
export function sentIn({ method, query, body }: Callback): object | undefined {
  if (method === 'GET') return paramsOf(query);
  const json = jsonOf(body);
  if (typeof json === 'object' && json !== null) return json;
  const text = textOf(body);
  return text === undefined ? undefined : paramsOf(text);
}
