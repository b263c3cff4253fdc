/** A line of the protocol → what was said. */
import { z } from 'zod';
import { type FactId, facts } from '#knowledge/facts.ts';
import type { Fact } from '#knowledge/shape.ts';
import type { Utterance } from '#views/utterance.ts';

/** What cannot be used, and what would do. */
export interface Slip {
  readonly message: string;
  readonly hint: string;
}

const value = z.union([z.string(), z.number()]).transform(String);
const Line = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    platform: z.string().optional(),
    text: z.string().optional(),
    facts: z.record(z.string(), value).optional(),
  }),
  z.strictObject({ type: z.literal('answer'), id: z.string(), value }),
  z.strictObject({ type: z.literal('not-it') }),
  z.strictObject({ type: z.literal('restart') }),
]);

/** @param turn number of the last move; `undefined` before the first. */
export function heard(line: string, turn: number | undefined): Utterance | Slip {
  const json = parsed(line);
  if (json === undefined)
    return {
      message: 'That line is not JSON.',
      hint: 'Send one JSON object per line, such as {"type":"start"}.',
    };
  const read = Line.safeParse(json);
  if (!read.success) return wrongShape(json, read.error);

  const { data } = read;
  if (data.type === 'restart') return { says: 'restart' };
  if (data.type === 'start') return started(data);
  if (turn === undefined) return { message: 'No talk has begun.', hint: 'Send {"type":"start"} first.' };
  if (data.type === 'not-it') return { says: 'not-it', turn };
  const slip = wrongFact(data.id, data.value);
  return slip ?? { says: 'answer', turn, fact: data.id as FactId, value: data.value };
}

function started({
  platform,
  text,
  facts: given = {},
}: Extract<z.infer<typeof Line>, { type: 'start' }>): Utterance | Slip {
  const known = platform === undefined ? given : { ...given, platform };
  for (const [id, value] of Object.entries(known)) {
    const slip = wrongFact(id, value);
    if (slip) return slip;
  }
  return { says: 'start', facts: known, ...(text === undefined ? {} : { text }) };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const shapes: Readonly<Record<string, string>> = {
  start: '{"type":"start","platform":"…","text":"…","facts":{"status":"failed"}}, all but the type optional',
  answer: '{"type":"answer","id":"…","value":"…"}',
  'not-it': '{"type":"not-it"}',
  restart: '{"type":"restart"}',
};

function wrongShape(json: unknown, error: z.ZodError): Slip {
  const type = typeof json === 'object' && json !== null && 'type' in json ? String(json.type) : '';
  if (!Object.hasOwn(shapes, type))
    return {
      message: 'That line is none of those I know.',
      hint: `Its "type" must be one of: ${Object.keys(shapes).join(', ')}.`,
    };
  const faults = error.issues.map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  );
  return {
    message: `That "${type}" cannot be used: ${faults.join('; ')}.`,
    hint: `It looks like ${shapes[type]}.`,
  };
}

function wrongFact(id: string, value: string): Slip | undefined {
  if (!Object.hasOwn(facts, id))
    return {
      message: `There is no fact "${id.slice(0, 40)}".`,
      hint: `The facts are: ${Object.keys(facts).join(', ')}.`,
    };
  const fact: Fact = facts[id as FactId];
  if (fact.input || value === 'unknown' || Object.hasOwn(fact.values, value)) return undefined;
  const values = new Set([...Object.keys(fact.values), 'unknown']);
  return { message: `That is no value of "${id}".`, hint: `It takes one of: ${[...values].join(', ')}.` };
}
