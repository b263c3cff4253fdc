/** Which column of a file holds what. */
import type { ProviderId } from '#knowledge/codes/index.ts';
import { type Field, fields, keyOf, meaningOf, providerBy } from './fields.ts';
import type { Wish } from './wish.ts';

/** What a line of a log says, by field; empty cells are left out. */
export type Cells = { readonly [F in Field]?: string };

export interface Columns {
  /** Of each field, where it stands, the best first. */
  readonly places: readonly (readonly [Field, readonly number[]])[];
  readonly count: number;
  /** Whose export it shows itself to be. */
  readonly provider?: ProviderId;
  /** Columns that nobody reads; names only. */
  readonly ignored: readonly string[];
}

/**
 * Reads the first line of a table. What is wrong is told in full, each with its remedy. Names of columns are repeated
 * only where the whole line cannot be taken for data: a log without its first line begins with a patient.
 */
export function readHeader(
  header: readonly string[],
  wish: Wish,
): { readonly columns: Columns } | { readonly faults: readonly string[] } {
  const mapped = header.map((name) => wish.mapping.get(keyOf(name))?.field);
  if (header.some((name, at) => mapped[at] === undefined && dataLike(name))) return { faults: [headless] };
  const provider = wish.provider ?? providerBy(header);
  const within = [wish.place.platform, provider];
  const meanings = header.map((name, at) => {
    const told = mapped[at];
    if (told === undefined) return meaningOf(name, within);
    return { fields: told === 'ignore' ? [] : [told], rank: -1 };
  });
  const places = fields.flatMap((field): [Field, number[]][] => {
    const at = meanings.flatMap((meaning, index) =>
      meaning.fields.length === 1 && meaning.fields[0] === field ? [{ index, rank: meaning.rank }] : [],
    );
    const told = at.filter(({ rank }) => rank === -1);
    const chosen = (told.length > 0 ? told : at).sort((a, b) => a.rank - b.rank);
    return chosen.length === 0 ? [] : [[field, chosen.map(({ index }) => index)]];
  });
  const has = (...some: Field[]) => places.some(([field]) => some.includes(field));
  const missing = [...wish.mapping].filter(([key]) => !header.some((name) => keyOf(name) === key));
  const faults = [
    ...missing.map(([, { column }]) => `There is no column "${column}", which --map names.`),
    ...(has('status') ? [] : ['No column is known to hold the status. Name it: --map COLUMN=status']),
    ...(has('sent', 'time', 'updated')
      ? []
      : ['No column is known to hold the time of sending. Name it: --map COLUMN=sent']),
  ];
  if (places.length < 2 && wish.mapping.size === 0) return { faults: [headless] };
  const several = meanings.flatMap(({ fields: could }, at) =>
    could.length > 1
      ? [
          `The column "${nameOf(header[at])}" could be ${could.join(' or ')}. Say which: ` +
            `--map "${nameOf(header[at])}=${could[0]}", or =ignore`,
        ]
      : [],
  );
  if (faults.length + several.length > 0) return { faults: [...faults, ...several] };
  const ignored = header.filter((_, at) => meanings[at]?.fields.length === 0 && mapped[at] !== 'ignore');
  return {
    columns: {
      places,
      count: header.length,
      ...(provider === undefined ? {} : { provider }),
      ignored: ignored.map(nameOf).filter(Boolean),
    },
  };
}

export const headless =
  'The first line is not known to hold the names of columns. Put a line of names above the data, or name the ' +
  'columns that matter: --map COLUMN=status --map COLUMN=sent';

/** What a row of a table says. */
export function cellsOf(row: readonly string[], { places }: Columns): Cells {
  const cells: { [F in Field]?: string } = {};
  for (const [field, at] of places) {
    for (const index of at) {
      const text = row[index]?.trim();
      if (!text || /^(?:null|none|nil|n\/a)$/i.test(text)) continue;
      cells[field] = text;
      break;
    }
  }
  return cells;
}

const dataLike = (name: string): boolean =>
  name.length > 60 || name.includes('@') || (name.match(/\d/g)?.length ?? 0) > 3 || /\d[:/.-]\d/.test(name);

/** As it may be shown; nothing of a name that does not look like one. */
const nameOf = (name: string | undefined): string => {
  const plain = (name ?? '').trim();
  return /^[\p{L}_][\p{L}\p{N} _.#()/-]*$/u.test(plain) ? plain : '';
};
