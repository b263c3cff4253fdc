/** Finds which code of the code books a feed means that names a provider and a bare code. */
import { FadingMap } from '#kit/fading-map.ts';
import { findCodes, findProvider } from '#knowledge/codes/index.ts';

export interface Books {
  /** The slug of the code books where they know the name, else the name itself. */
  readonly provider: string;
  /** As the books write it where they know it. */
  readonly code?: string;
  /** Its namespace in the books; `code` where they do not tell. Not there without a code. */
  readonly field?: string;
}

/**
 * Where the same code stands in several namespaces of its provider, nothing tells which one is meant. Files have
 * millions of lines and few codes, so what was found is kept.
 */
export function booksOf(provider: string, code: string | undefined): Books {
  const key = JSON.stringify([provider, code]);
  const before = found.get(key);
  if (before !== undefined) return before;
  const books = find(provider, code);
  found.set(key, books);
  return books;
}

const found = new FadingMap<Books>({ room: 1000 });

function find(name: string, code: string | undefined): Books {
  const slug = findProvider(name);
  const provider = slug ?? name;
  if (code === undefined) return { provider };
  const rows = slug === undefined ? [] : findCodes(code, { provider: slug });
  const [row] = rows;
  if (row === undefined || rows.some(({ namespace }) => namespace !== row.namespace))
    return { provider, code, field: 'code' };
  return { provider, code: rows.length === 1 ? row.code : code, field: row.namespace };
}
