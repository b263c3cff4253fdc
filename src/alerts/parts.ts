/** Parts of the traffic that there are, and which of them somebody means. */
import { type Dimension, dimensions, type Slice } from '#detection/traffic.ts';
import { findProvider } from '#knowledge/codes/index.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import type { ReceiptStore } from '#store/store.ts';
import type { Wish } from './command.ts';

/** Values that receipts had, by dimension, in the order of the alphabet. */
export type Parts = { readonly [D in Dimension]: readonly string[] };

/** Minutes looked back. */
const lately = 30 * 1440;

/** @param now epoch ms */
export async function partsOf(
  receipts: Pick<ReceiptStore, 'slices'>,
  workspaces: readonly string[],
  now: number,
): Promise<Parts> {
  const minute = Math.floor(now / 60_000);
  const found = Object.fromEntries(dimensions.map((one) => [one, new Set<string>()])) as Record<
    Dimension,
    Set<string>
  >;
  for (const workspace of workspaces)
    for (const row of await receipts.slices(workspace, minute - lately, minute + 1))
      for (const dimension of dimensions) if (row[dimension] !== '') found[dimension].add(row[dimension]);
  return Object.fromEntries(
    dimensions.map((one) => [one, [...found[one]].sort((a, b) => a.localeCompare(b, 'en'))]),
  ) as unknown as Parts;
}

/** What is meant; or, of the first wish that names nothing there is, what there would be. */
export type Meant = { readonly only: Slice } | { readonly exist: Partial<Parts> };

/** @param anyway a name that no receipt had yet is taken as it was typed, if its dimension was named */
export function meantBy(wishes: readonly Wish[], parts: Parts, anyway: boolean): Meant {
  const only: { -readonly [D in Dimension]?: string } = {};
  for (const { dimension, value } of wishes) {
    const asked = dimension ? [dimension] : dimensions;
    const hits = asked.flatMap((one) => match(one, value, parts[one]).map((name) => [one, name] as const));
    const [hit, second] = hits;
    if (hit && !second && only[hit[0]] === undefined) only[hit[0]] = hit[1];
    else if (anyway && dimension && hits.length === 0 && !long.test(value))
      only[dimension] = value.slice(0, longest);
    else return { exist: Object.fromEntries(asked.map((one) => [one, parts[one]])) };
  }
  return { only };
}

/** So many digits could be a patient's number, and what is typed here is kept. */
const long = /\d(?:[\s()./-]{0,3}\d){6,}/;

/** Characters; longer names are not kept of receipts either. */
const longest = 80;

/** Without case, spaces and punctuation; a sender by its last four digits or more, a system by its own name too. */
function match(dimension: Dimension, value: string, names: readonly string[]): readonly string[] {
  const wanted = bare(value);
  const exact = names.filter((name) => bare(name) === wanted);
  if (exact.length > 0) return exact.slice(0, 1);
  switch (dimension) {
    case 'sender': {
      const digits = value.replace(/\D/g, '');
      return digits.length < 4 ? [] : names.filter((name) => name.replace(/\D/g, '').endsWith(digits));
    }
    case 'platform':
      return names.filter((name) => Object.hasOwn(platforms, name) && bare(bookName(name)) === wanted);
    case 'provider':
      return names.filter((name) => name === findProvider(value));
    default:
      return [];
  }
}

const bookName = (platform: string) => platforms[platform as keyof typeof platforms].name;
const bare = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
