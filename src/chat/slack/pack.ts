/**
 * What a button carries: the talk's opaque id and what pressing it says, as compact JSON. Slack and other apps can
 * read it, so no free words stand in it: those stay on a shelf here, and the button carries their id.
 */
import { z } from 'zod';
import type { Utterance } from '#views/utterance.ts';
import type { Input } from '#views/view.ts';
import { limits } from './limits.ts';
import type { Shelf } from './shelf.ts';

type Answer = Extract<Utterance, { says: 'answer' }>;
type Says = Utterance['says'];

/** What came back: an utterance of a talk; words no longer kept; or nothing of ours. */
export type Unpacked =
  | { readonly kind: 'heard'; readonly talk?: string; readonly heard: Utterance }
  | { readonly kind: 'forgotten'; readonly talk?: string }
  | { readonly kind: 'strange' };

/** The button value. Free words are put on the shelf. */
export function pack(talk: string | undefined, says: Utterance, shelf: Shelf<string>): string {
  const entries = Object.entries(says).map(([key, value]) =>
    (key === 'text' || key === 'value') && !idLike.test(value)
      ? [`${key}Id`, shelf.keep(value)]
      : [key, value],
  );
  return JSON.stringify({ v: 1, ...(talk ? { t: talk } : {}), u: Object.fromEntries(entries) });
}

/** Reads a button value; anything that is not exactly ours is `strange`. */
export function unpack(value: unknown, shelf: Shelf<string>): Unpacked {
  const read = envelope.safeParse(parsed(value));
  if (!read.success) return { kind: 'strange' };
  const talk = read.data.t ? { talk: read.data.t } : {};
  const { says, textId, valueId, ...plain } = read.data.u;
  const text = textId === undefined ? plain.text : shelf.find(textId);
  const answer = valueId === undefined ? plain.value : shelf.find(valueId);
  if ((textId && text === undefined) || (valueId && answer === undefined))
    return { kind: 'forgotten', ...talk };
  if (!Object.hasOwn(shapes, says)) return { kind: 'strange' };
  const heard = shapes[says as Says].safeParse({
    says,
    ...plain,
    ...(text === undefined ? {} : { text }),
    ...(answer === undefined ? {} : { value: answer }),
  });
  return heard.success ? { kind: 'heard', ...talk, heard: heard.data as Utterance } : { kind: 'strange' };
}

/** What the button that opens the field carries: the question, and the field's own words (ours, never a person's). */
export interface Asked {
  readonly talk?: string;
  readonly turn: number;
  readonly fact: Answer['fact'];
  readonly label: string;
  readonly placeholder: string;
  readonly hint: string;
  readonly kind: Input['kind'];
}

export function packInput(talk: string | undefined, input: Input): string {
  const whole = (label: number, hint: number) =>
    JSON.stringify({
      v: 1,
      ...(talk ? { t: talk } : {}),
      n: input.answers.turn,
      f: input.answers.fact,
      l: input.label.slice(0, label),
      p: input.placeholder.slice(0, limits.placeholder),
      h: input.hint.slice(0, hint),
      k: input.kind,
    });
  const first = whole(400, 600);
  return first.length <= limits.buttonValue ? first : whole(100, 100);
}

export function unpackInput(value: unknown): Asked | undefined {
  const read = asked.safeParse(parsed(value));
  if (!read.success) return undefined;
  const { t, n, f, l, p, h, k } = read.data;
  return {
    ...(t ? { talk: t } : {}),
    turn: n,
    fact: f as Answer['fact'],
    label: l,
    placeholder: p,
    hint: h,
    kind: k,
  };
}

/** Ids and codes, as our own books write them; anything else may be a person's words. */
const idLike = /^(?!\d{7,})[\w.:#-]{0,64}$/;

const turn = z.number().int().nonnegative();
const fact = z.string().regex(/^[a-z][a-z-]{0,40}$/);
const words = z.string();
const bare = <S extends Says>(says: S) => z.strictObject({ says: z.literal(says) });
const turned = <S extends Says>(says: S) => z.strictObject({ says: z.literal(says), turn });

/** One per utterance: a new one does not compile until it is here. */
const shapes = {
  start: z.strictObject({ says: z.literal('start'), text: words.optional() }),
  answer: z.strictObject({ says: z.literal('answer'), turn, fact, value: words }),
  tell: z.strictObject({ says: z.literal('tell'), text: words }),
  back: turned('back'),
  restart: bare('restart'),
  'not-it': turned('not-it'),
  handoff: turned('handoff'),
  solved: turned('solved'),
  preview: turned('preview'),
  share: turned('share'),
  show: bare('show'),
  help: bare('help'),
  explain: z.strictObject({ says: z.literal('explain'), text: words }),
} satisfies Record<Says, z.ZodType>;

const envelope = z.strictObject({
  v: z.literal(1),
  t: z.string().min(1).max(limits.id).optional(),
  u: z.looseObject({
    says: z.string(),
    text: words.optional(),
    value: words.optional(),
    textId: words.optional(),
    valueId: words.optional(),
  }),
});

const asked = z.strictObject({
  v: z.literal(1),
  t: z.string().min(1).max(limits.id).optional(),
  n: turn,
  f: fact,
  l: z.string(),
  p: z.string(),
  h: z.string(),
  k: z.enum(['error', 'time', 'window', 'phone']),
});

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > limits.buttonValue) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
