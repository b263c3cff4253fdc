/** One receipt in our own form: an object of a webhook, a line of a file, a line that `watch` reads. */
import { z } from 'zod';
import { moment, text } from '../fields.ts';
import type { Receipt } from '../provider.ts';
import { endOf, receipt } from '../receipt.ts';
import { booksOf } from './books.ts';
import { stateOf } from './states.ts';

/** Ids and codes that some systems count. */
const orNumber = (shape: z.ZodString) => z.union([shape, z.int().transform(String)]);
const name = text(80);

const shape = z.object({
  id: orNumber(text(200)),
  at: moment,
  sentAt: moment.optional(),
  workspace: name.optional(),
  provider: name.optional(),
  platform: name.optional(),
  site: name.optional(),
  feature: name.optional(),
  sender: name.optional(),
  to: name.optional(),
  patient: orNumber(name).optional(),
  carrier: name.optional(),
  line: z.enum(['mobile', 'landline', 'voip', 'toll-free']).optional(),
  status: name,
  code: orNumber(name).optional(),
});

const names = Object.keys(shape.shape);

const rule = 'must be a text of at most 80 characters.';
const time = 'must be a time with its zone, such as 2026-03-02T14:05:11Z.';
/** What is wrong where a field is; never what stood there. */
const rules: { readonly [field: string]: string } = {
  id: 'must be there, a text of at most 200 characters.',
  at: time,
  sentAt: time,
  line: 'must be mobile, landline, voip or toll-free.',
  status: `must be there, and ${rule}`,
} satisfies { [K in keyof z.infer<typeof shape>]?: string };

/**
 * Reads `{"id","at","workspace","provider","platform","site","feature","sender","carrier","status","code"}`, and
 * beside it, where known, `to` (the patient's number), `sentAt` (when the text was handed over), `patient` (a reference
 * of the practice's own) and `line`. `id`, `at` and `status` must be there. `null` and an empty text count as absent;
 * what is too long is refused, not cut. Other fields, a text of the message among them, are not looked at. Gives the
 * reason, in a sentence without content, where it cannot be read; never throws.
 */
export function readLine(value: unknown): Receipt | { readonly unreadable: string } {
  const read = shape.safeParse(filled(value));
  if (!read.success) {
    const field = read.error.issues[0]?.path[0];
    if (field === undefined) return { unreadable: 'It is not a JSON object.' };
    return { unreadable: `"${String(field)}" ${rules[String(field)] ?? rule}` };
  }
  const { id, at, sentAt, workspace, sender, to, patient, carrier, line, status, ...rest } = read.data;
  const state = stateOf(status);
  if (state === undefined) return { unreadable: '"status" is none of the words for a state that we know.' };
  const books = booksOf(rest.provider ?? 'generic', rest.code);
  const { platform, site, feature } = rest;
  return receipt({
    ...books,
    message: id,
    to,
    from: sender,
    at,
    sentAt,
    state: endOf(state, books),
    said: status,
    carrier,
    line,
    place: placeOf(platform, site, feature),
    workspace,
    patient,
  });
}

/** Without what counts as absent; only the fields that are read. */
function filled(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const given = value as Readonly<Record<string, unknown>>;
  const fields: Record<string, unknown> = {};
  for (const field of names) {
    const one = given[field];
    if (one !== undefined && one !== null && one !== '') fields[field] = one;
  }
  return fields;
}

function placeOf(platform?: string, site?: string, feature?: string): Receipt['place'] | undefined {
  if (platform === undefined && site === undefined && feature === undefined) return undefined;
  return { ...(platform && { platform }), ...(site && { site }), ...(feature && { feature }) };
}
