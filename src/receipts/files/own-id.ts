/** A name for a text whose log gives it no id. */
import { FadingMap } from '#kit/fading-map.ts';
import type { KeyedHash } from '#kit/keyed-hash.ts';

/** What is the same in every export of one text, however far it has got. */
export interface Mark {
  /** Epoch ms. */
  readonly sentAt: number;
  readonly recipient: string;
  readonly sender: string;
  readonly patient: string;
  readonly platform: string;
  readonly site: string;
  readonly feature: string;
}

const room = 100_000;

/**
 * Gives each line of one file the id of its text: a keyed hash of what does not change while the text is under way, and
 * of how many equal lines stood above it. So the same file gives the same ids, and a later export of the same log tells
 * the new state of the same texts.
 *
 * What cannot work: where two texts are equal in all this (the same minute, phone and feature), a later export in
 * another order, or of another part of the log, may take one for the other. Where a log tells no time of sending but
 * only that of the last change, each change is a text of its own. Equal lines more than 100,000 different lines apart are
 * taken for one text.
 */
export function ownIds(hash: KeyedHash): (mark: Mark) => string {
  const seen = new FadingMap<number>({ room });
  return ({ sentAt, recipient, sender, patient, platform, site, feature }) => {
    const base = hash(JSON.stringify([sentAt, recipient, sender, patient, platform, site, feature]));
    const above = seen.get(base) ?? 0;
    seen.set(base, above + 1);
    return above === 0 ? `log:${base}` : `log:${base}:${above + 1}`;
  };
}
