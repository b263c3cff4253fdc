/** A question as it is put on one platform: its own words, its own menu names, the answers that make sense there. */

import { noListedError } from '#diagnosis/model.ts';
import type { Ask } from '#knowledge/book.ts';
import { type FactId, facts, type PlatformId } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import type { Fact } from '#knowledge/shape.ts';
import type { Question } from '#views/move.ts';

/** @param receipts whether a number or a message id can be looked up in delivery receipts. */
export function questionOn(fact: FactId, platform: PlatformId | undefined, receipts = false): Question {
  if (fact === 'recipient-number' && receipts) return { fact, personal: true, ...lookUp };
  const general: Fact = facts[fact];
  const ask = platform ? (platforms[platform].asks[fact] as Ask<FactId> | undefined) : undefined;
  const choices = choicesOf(fact, general, ask, platform);
  return {
    fact,
    text: ask?.question ?? general.question,
    short: general.short,
    ...(general.personal ? { personal: true } : {}),
    why: general.why,
    ...(ask?.where ? { where: ask.where } : {}),
    ...(choices.length > 0 ? { choices } : {}),
    ...(general.input ? { input: general.input } : {}),
  };
}

/** The same answer, where it can tell far more. */
const lookUp = {
  text: 'Which number did the text go to? You can give its message id instead.',
  short: facts['recipient-number'].short,
  why: 'The delivery receipts may already answer the rest.',
  input: {
    kind: 'phone',
    placeholder: 'the number, or the message id',
    hint: 'I look it up and forget it. What stays is a keyed code, and the last two digits to show.',
  },
} as const;

function choicesOf(
  fact: FactId,
  general: Fact,
  ask: Ask<FactId> | undefined,
  platform: PlatformId | undefined,
) {
  if (fact === 'error') {
    const texts = platform ? platforms[platform].errors : [];
    if (texts.length < 2) return [];
    return [
      ...texts.map(({ text }) => ({ value: text, label: text })),
      { value: noListedError, label: 'No error is shown' },
    ];
  }
  if (general.input) return [];
  const values =
    (ask?.values as readonly string[] | undefined) ??
    Object.keys(general.values).filter((value) => fact !== 'status' || value !== 'unknown');
  const labels = ask?.labels as Readonly<Record<string, string>> | undefined;
  return values.map((value) => ({ value, label: labels?.[value] ?? general.values[value]?.label ?? value }));
}
