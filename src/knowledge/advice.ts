/** What the books say of a cause that many texts share, where nothing is known of any one patient. */
import type { BookLine, Suspect } from './book.ts';
import { type CauseId, causes } from './causes/index.ts';
import { type DocumentId, documents, type RowId } from './documents.ts';
import type { FactId, PlatformId } from './facts.ts';
import { platforms } from './platforms/index.ts';
import { retries } from './sentences.ts';
import type { Step } from './shape.ts';
import { fill } from './slots.ts';
import { holdsOf } from './when.ts';

/** All in full sentences, but for the titles. */
export interface Advice {
  /** A clause that names the cause. */
  readonly title: string;
  readonly means: string;
  readonly fixer: 'staff' | 'practice-admin' | 'patient' | 'vendor';
  readonly steps: readonly Step[];
  /** Whether to send again; absent where that is no question. */
  readonly retry?: string;
  /** What to beware of, by the product's own document. */
  readonly beware: readonly string[];
  readonly source: { readonly document: DocumentId; readonly rows: readonly RowId[] };
}

/**
 * @param known what is known of all the texts: an answer's id by fact.
 * @param support where the operator says whom to ask; the book's own words without it.
 */
export function advise(
  cause: CauseId,
  platform: PlatformId,
  known: { readonly [F in FactId]?: string } = {},
  support?: string,
): Advice {
  const book = platforms[platform];
  const suspect: Suspect | undefined = book.suspects[cause];
  const { title, means, fixer, retry, steps } = causes[cause];
  const slots = { support: support ?? book.support };
  const told = retries[retry];
  const holding = <T extends BookLine>(from: readonly T[] | undefined) =>
    (from ?? []).filter(({ when }) => holdsOf(when, (fact) => known[fact]));
  return {
    title: suspect?.title ?? title,
    means,
    fixer,
    steps: holding(suspect?.steps ?? steps).map(({ text, who }) => ({ text: fill(text, slots), who })),
    ...(told === undefined ? {} : { retry: told }),
    beware: holding(suspect?.caveats).map(({ text }) => fill(text, slots)),
    source: suspect
      ? { document: book.document, rows: suspect.rows }
      : { document: 'provider-codes', rows: [] },
  };
}

/** As it is shown: the title of the document, its version and the rows. */
export function cited({ document, rows }: Advice['source']): string {
  const { title, version } = documents[document];
  return `${title} (${[version, ...(rows.length > 0 ? [`rows ${rows.join(', ')}`] : [])].join('; ')})`;
}
