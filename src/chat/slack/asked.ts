/** What the button that opens Slack's field carries: the question, and the field's own words (ours, never a person's). */
import { z } from 'zod';
import type { Utterance } from '#views/utterance.ts';
import type { Input } from '#views/view.ts';
import { limits } from './limits.ts';

type Answer = Extract<Utterance, { says: 'answer' }>;

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

const asked = z.strictObject({
  v: z.literal(1),
  t: z.string().min(1).max(limits.id).optional(),
  n: z.number().int().nonnegative(),
  f: z.string().regex(/^[a-z][a-z-]{0,40}$/),
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
