/** Which of some words was meant by one that is none of them. */

/** The one that differs by the fewest letters, at most one in three; `undefined` if none or several are as near. */
export function nearest(word: string, of: readonly string[]): string | undefined {
  const ranked = of
    .map((one) => ({ one, by: distance(word, one) }))
    .filter(({ one, by }) => by <= Math.max(1, Math.floor(one.length / 3)))
    .sort((a, b) => a.by - b.by);
  const [first, second] = ranked;
  return first && first.by !== second?.by ? first.one : undefined;
}

/** Letters to add, leave out, change or swap with the next (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const cost = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cost(i - 2, j - 2) + 1 : cost(i, j);
      rows[i]?.push(Math.min(cost(i - 1, j) + 1, cost(i, j - 1) + 1, cost(i - 1, j - 1) + same, swapped));
    }
  }
  return cost(a.length, b.length);
}
