/** Reads where a text belongs out of the free field that a provider hands back: tag, client reference, context. */
import { facts } from '#knowledge/facts.ts';
import { text } from './fields.ts';
import type { Place } from './provider.ts';

const parts = ['platform', 'site', 'feature'] as const;
const name = text(80);
/** Longer than three of the longest names with all about them. */
const longest = 400;

/**
 * `platform=caremessage;site=north;feature=reminder` (divided by ; , or &, in any order and number), an object with
 * those keys, or one word that is exactly the id of a platform. Of several tags the first that names a part has it.
 * `undefined` when none of them tells anything: tags of another form are somebody else's business.
 */
export function placeOf(...tags: readonly unknown[]): Place | undefined {
  const place: { platform?: string; site?: string; feature?: string } = {};
  for (const tag of tags) {
    const told = partsOf(tag);
    for (const part of parts) {
      const value = name.safeParse(told.get(part));
      if (value.success) place[part] ??= value.data;
    }
  }
  return Object.keys(place).length > 0 ? place : undefined;
}

function partsOf(tag: unknown): ReadonlyMap<string, unknown> {
  if (typeof tag === 'object' && tag !== null && !Array.isArray(tag))
    return new Map(Object.entries(tag).map(([key, value]) => [key, trimmed(value)]));
  if (typeof tag !== 'string' || tag.length > longest) return new Map();
  if (Object.hasOwn(facts.platform.values, tag.trim())) return new Map([['platform', tag.trim()]]);
  const told = new Map<string, string>();
  for (const pair of tag.split(/[;,&]/)) {
    const [key = '', ...value] = pair.split('=');
    const part = key.trim().toLowerCase();
    if (!told.has(part)) told.set(part, value.join('=').trim());
  }
  return told;
}

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : undefined);
