/** Counts as people say them. A group of fewer than five is never told apart: it could be one patient. */

/** The smallest group that is told. */
export const leastGroup = 5;

/** A count of things that are told apart: "none", "fewer than 5", "41". */
export const group = (count: number): string =>
  count <= 0 ? 'none' : count < leastGroup ? `fewer than ${leastGroup}` : String(count);

/** "14 of 60", "all 60", "fewer than 5 of 60". @param total at least {@link leastGroup} */
export const ofAll = (part: number, total: number): string =>
  part >= total ? `all ${total}` : `${group(part)} of ${total}`;

/** Shares are not said of fewer texts: "1 in 4" of eight is two people. */
const leastShare = 20;

/** "about 1 in 4"; `undefined` where there are too few to say, or hardly any. */
export function share(part: number, total: number): string | undefined {
  if (total < leastShare || part <= 0) return undefined;
  const rate = part / total;
  if (rate >= 0.9) return 'nearly all';
  if (rate >= 0.71) return 'about 3 in 4';
  if (rate >= 0.58) return 'about 2 in 3';
  if (rate >= 0.42) return 'about half';
  return `about 1 in ${Math.round(1 / rate)}`;
}

/** What would be usual: "normally none", "normally about 3". */
export const normally = (expected: number): string =>
  Math.round(expected) < 1 ? 'normally none' : `normally about ${Math.round(expected)}`;

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
