import { findCodes, findProvider } from './find.ts';
import { codeByKey, keyOf } from './registry.ts';

/**
 * Keys of every row of the code books that a receipt's code may be. A feed that does not say whose codes it carries is
 * searched in all books, so that a code of several providers stays open.
 * @param receipt `field` is the namespace, where it is known.
 */
export function codesOf(receipt: {
  readonly provider: string;
  readonly field?: string;
  readonly code: string;
}): string[] {
  const { provider, field, code } = receipt;
  const exact = field === undefined ? undefined : codeByKey(`${provider}/${field}/${code}`);
  if (exact) return [keyOf(exact)];
  return findCodes(code, findProvider(provider) ? { provider } : {}).map(keyOf);
}
