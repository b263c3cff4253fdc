/** A question as it is put on one platform: its own words, its own menu names, the answers that make sense there. */

import { noListedError } from '#diagnosis/model.ts';
import type { Ask } from '#knowledge/book.ts';
import { type FactId, facts, type PlatformId } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import type { Fact } from '#knowledge/shape.ts';
import type { Question } from '#views/move.ts';

export function questionOn(fact: FactId, platform: PlatformId | undefined): Question {
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
