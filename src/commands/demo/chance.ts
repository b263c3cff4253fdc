/** Numbers that look like chance and are the same in every run. */

/** Gives 0 to 1 (exclusive): mulberry32, public domain, by Tommy Ettinger. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How often something happens that happens `mean` times on average (Poisson; Knuth's way, for small means). */
export function times(mean: number, chance: () => number): number {
  const end = Math.exp(-mean);
  let product = chance();
  let count = 0;
  for (; product > end; product *= chance()) count++;
  return count;
}

/** One of several, each as likely as its weight. */
export function oneOf<Name extends string>(
  weights: Readonly<Record<Name, number>>,
  chance: () => number,
): Name {
  const all = Object.entries(weights) as [Name, number][];
  let left = chance() * all.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of all) {
    left -= weight;
    if (left < 0) return name;
  }
  return (all.at(-1) as [Name, number])[0];
}
