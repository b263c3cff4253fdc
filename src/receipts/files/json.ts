/** Lines that are JSON objects: our own, which `watch` reads too, or what a provider's interface says of a message. */
import type { KeyedHash } from '#kit/keyed-hash.ts';
import { findProvider, type ProviderId } from '#knowledge/codes/index.ts';
import { readLine } from '#providers/generic/line.ts';
import { type Columns, cellsOf } from './columns.ts';
import { type Field, fields, keyOf, meaningOf, providerBy } from './fields.ts';
import { openReading, type Taken } from './reading.ts';
import { reasons } from './reasons.ts';
import type { Wish } from './wish.ts';

/** Keys of our own lines that no provider's objects have together. */
const ours = ['id', 'at', 'status'];
/** Objects of one log have few forms. */
const mostForms = 100;

/** Reads line by line. Keys are known by the names of columns; of what is nested nothing is read. */
export function openJson(wish: Wish, hash: KeyedHash): (text: string) => Taken {
  const forms = new Map<string, { readonly columns: Columns; readonly read: (cells: object) => Taken }>();
  const readings = new Map<ProviderId | undefined, ReturnType<typeof openReading>>();

  function formOf(keys: readonly string[]) {
    const form = JSON.stringify(keys);
    const known = forms.get(form);
    if (known) return known;
    const columns = columnsOf(keys, wish);
    const read = readings.get(columns.provider) ?? openReading(wish, columns.provider, hash);
    readings.set(columns.provider, read);
    if (forms.size >= mostForms) forms.clear();
    forms.set(form, { columns, read });
    return { columns, read };
  }

  return (text) => {
    const value = parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { reason: reasons.json };
    if (ours.every((key) => Object.hasOwn(value, key))) return ownLine(value, wish);
    const { columns, read } = formOf(Object.keys(value));
    return read(cellsOf(Object.values(value).map(plain), columns));
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What `--provider` says goes before what the line says, as it does in tables. */
function ownLine(value: object, { provider }: Wish): Taken {
  const named = Reflect.get(value, 'provider');
  const known = typeof named === 'string' ? (findProvider(named) ?? named) : undefined;
  const read = readLine({ ...value, ...((provider ?? known) ? { provider: provider ?? known } : {}) });
  return 'unreadable' in read ? { reason: reasons.watch } : read;
}

function columnsOf(keys: readonly string[], wish: Wish): Columns {
  const provider = wish.provider ?? providerBy(keys);
  const told = keys.map((key) => wish.mapping.get(keyOf(key))?.field);
  const meanings = keys.map((key) => meaningOf(key, [wish.place.platform, provider]));
  const places = fields.map((field): readonly [Field, readonly number[]] => {
    const mapped = keys.flatMap((_, at) => (told[at] === field ? [at] : []));
    const known = keys
      .flatMap((_, at) => {
        const { fields: could, rank } = meanings[at] ?? { fields: [], rank: 0 };
        return told[at] === undefined && could.length === 1 && could[0] === field ? [{ at, rank }] : [];
      })
      .sort((a, b) => a.rank - b.rank);
    return [field, mapped.length > 0 ? mapped : known.map(({ at }) => at)];
  });
  return { places, count: keys.length, ...(provider ? { provider } : {}), ignored: [] };
}

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
