/**
 * What a button carries: the talk's opaque id and what pressing it says, as compact JSON. The chat's maker, other apps
 * and whoever may see the message can read it, so no free words stand in it: those stay on a shelf here, and the button
 * carries their id.
 */
import { z } from 'zod';
import type { Doing, Utterance } from '#views/utterance.ts';
import type { Shelf } from './shelf.ts';

type Says = Utterance['says'];

/** What came back: an utterance of a talk; words no longer kept; or nothing of ours. */
export type Unpacked =
  | { readonly kind: 'heard'; readonly talk?: string; readonly heard: Utterance }
  | { readonly kind: 'forgotten'; readonly talk?: string }
  | { readonly kind: 'strange' };

/** Characters. Slack's buttons take no more; what would be longer is kept on the shelf. */
const longest = 2000;
/** Characters of a talk's id. */
const longestId = 255;

/** The button value. An utterance with free words in it, or too long, is kept on the shelf. */
export function pack(talk: string | undefined, says: Utterance, shelf: Shelf<Utterance>): string {
  const value = (rest: object) => JSON.stringify({ v: 1, ...(talk ? { t: talk } : {}), ...rest });
  const whole = value({ u: says });
  return harmless(says) && whole.length <= longest ? whole : value({ k: shelf.keep(says) });
}

/** Reads a button value; anything that is not exactly ours is `strange`. */
export function unpack(value: unknown, shelf: Shelf<Utterance>): Unpacked {
  const read = envelope.safeParse(parsed(value));
  if (!read.success) return { kind: 'strange' };
  const { t, k, u } = read.data;
  const talk = t ? { talk: t } : {};
  if (k !== undefined) {
    const heard = shelf.find(k);
    return heard ? { kind: 'heard', ...talk, heard } : { kind: 'forgotten', ...talk };
  }
  if (!u || !Object.hasOwn(shapes, u.says)) return { kind: 'strange' };
  const heard = shapes[u.says as Says].safeParse(u);
  return heard.success ? { kind: 'heard', ...talk, heard: heard.data as Utterance } : { kind: 'strange' };
}

/** Ids and codes, as our own books write them; anything else may be a person's words. */
const idLike = /^(?!\d{7,})[\w.:#-]{0,64}$/;

function harmless(value: unknown): boolean {
  if (typeof value === 'string') return idLike.test(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(harmless);
}

const turn = z.number().int().nonnegative();
const fact = z.string().regex(/^[a-z][a-z-]{0,40}$/);
const words = z.string();
const bare = <S extends Says>(says: S) => z.strictObject({ says: z.literal(says) });
const turned = <S extends Says>(says: S) => z.strictObject({ says: z.literal(says), turn });

const doings = Object.keys({
  take: true,
  leave: true,
  'snooze-hour': true,
  'snooze-tomorrow': true,
  wake: true,
  troubleshoot: true,
  'no-problem': true,
  'show-details': true,
  'hide-details': true,
} satisfies Record<Doing, true>) as Doing[];

/** One per utterance: a new one does not compile until it is here. */
const shapes = {
  start: z.strictObject({
    says: z.literal('start'),
    text: words.optional(),
    facts: z.record(fact, words).optional(),
  }),
  answer: z.strictObject({ says: z.literal('answer'), turn, fact, value: words }),
  skip: z.strictObject({ says: z.literal('skip'), turn, fact }),
  reopen: z.strictObject({ says: z.literal('reopen'), turn, fact }),
  tell: z.strictObject({ says: z.literal('tell'), text: words }),
  back: turned('back'),
  restart: bare('restart'),
  'not-it': turned('not-it'),
  handoff: turned('handoff'),
  solved: turned('solved'),
  preview: turned('preview'),
  share: turned('share'),
  aside: turned('aside'),
  'look-up': turned('look-up'),
  await: turned('await'),
  forget: turned('forget'),
  show: bare('show'),
  help: bare('help'),
  alerts: z.strictObject({ says: z.literal('alerts'), text: words }),
  status: bare('status'),
  incident: z.strictObject({
    says: z.literal('incident'),
    ref: z.string().regex(/^[A-Za-z][\w.-]{0,40}$/),
    does: z.enum(doings),
  }),
  explain: z.strictObject({ says: z.literal('explain'), text: words }),
} satisfies Record<Says, z.ZodType>;

const envelope = z.strictObject({
  v: z.literal(1),
  t: z.string().min(1).max(longestId).optional(),
  k: z.string().optional(),
  u: z.looseObject({ says: z.string() }).optional(),
});

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > longest) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
