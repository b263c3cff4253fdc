/** Which system sends the text, from every name and part of it that is mentioned. */
import type { PlatformId } from '#knowledge/facts.ts';
import { allWords, type PlainText, wordsOf } from './plain-words.ts';
import { doingBadly, doingFine, leftBehind, platformNames, platformParts } from './platform-words.ts';
import { pattern, saysAny } from './sayings.ts';

const platforms = Object.keys(platformNames) as PlatformId[];
const name: Readonly<Record<PlatformId, string>> = {
  caremessage: '(?:caremessage|cm)',
  cliniko: 'cliniko',
  'open-dental': '(?:open dental|od)',
  notify: 'notify',
  'dental-intelligence': '(?:dental intelligence|di|modento|engagement)',
  other: '(?:weave|solutionreach|nexhealth|klara|luma|podium|revenuewell|lighthouse)',
};
const left = new Map(
  platforms.map((id) => [id, leftBehind.map((words) => pattern(words.replaceAll('<p>', name[id])))]),
);

const denied = Object.fromEntries(
  platforms.map((id) => [id, pattern(`(?:not|never) (?:in |on |with |using |from |through )?${name[id]}`)]),
) as Record<PlatformId, RegExp>;

/** The system the text speaks of; undefined when none is named, or several and the words do not tell which one sends. */
export function platformOf(plain: PlainText): PlatformId | undefined {
  const whole = allWords(plain);
  const named = platforms.filter((id) => saysAny(platformNames[id], whole) || standsAlone(id, plain));
  if (named.length === 0) return platforms.find((id) => saysAny(platformParts[id] ?? [], whole));
  if (named.length === 1) return named[0];
  const staying = named.filter((id) => !saysAny(left.get(id) ?? [], whole));
  if (staying.length === 1) return staying[0];
  const ailing = (staying.length > 0 ? staying : named).filter((id) => !fine(id, plain));
  if (ailing.length === 1) return ailing[0];
  const affirmed = ailing.filter((id) => !saysAny([denied[id]], whole));
  if (affirmed.length === 1) return affirmed[0];
  const known = ailing.filter((id) => id !== 'other');
  return known.length === 1 ? known[0] : undefined;
}

/** Whether a clause is the name and nothing else, as in "Notify: half of them failed". */
function standsAlone(id: PlatformId, plain: PlainText): boolean {
  return plain.clauses.stretches.some((stretch) => wordsOf(plain.clauses, stretch).trim() === id);
}

/** Whether every clause that names it tells of something going well. */
function fine(id: PlatformId, plain: PlainText): boolean {
  const clauses = plain.clauses.stretches
    .map((stretch) => wordsOf(plain.clauses, stretch))
    .filter((words) => saysAny(platformNames[id], words));
  return (
    clauses.length > 0 &&
    clauses.every((words) => saysAny([doingFine], words) && !saysAny([doingBadly], words))
  );
}
