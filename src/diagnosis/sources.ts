/** Where a verdict rests: documents with their versions and rows. */
import { type DocumentId, documents, type RowId } from '#knowledge/documents.ts';
import type { PlatformId } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import type { Citation } from './verdict.ts';

/** Groups rows by the document they come from; `also` names documents without rows of their own. */
export function cite(
  platform: PlatformId,
  rows: readonly RowId[],
  also: readonly DocumentId[] = [],
): Citation[] {
  const cited = new Map<DocumentId, RowId[]>();
  for (const row of rows) {
    const document = documentOf(row, platform);
    const list = cited.get(document) ?? [];
    if (!list.includes(row)) list.push(row);
    cited.set(document, list);
  }
  for (const document of also) if (!cited.has(document)) cited.set(document, []);
  return [...cited].map(([document, list]) => ({ document, ...documents[document], rows: list }));
}

const byPrefix: Readonly<Record<string, DocumentId>> = {
  CM: 'caremessage',
  CL: 'cliniko',
  OD: 'open-dental',
  NO: 'notify',
  DI: 'dental-intelligence',
  X: 'cross-system',
};

function documentOf(row: RowId, platform: PlatformId): DocumentId {
  return byPrefix[row.replace(/\d+$/, '')] ?? platforms[platform].document;
}
