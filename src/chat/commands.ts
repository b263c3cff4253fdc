/** Words that are a command wherever staff type them. */
import type { Utterance } from '#views/utterance.ts';

/** `help`, or `explain` with what is to be explained; undefined for words of another kind. */
export function commandOf(
  typed: string,
): Extract<Utterance, { readonly says: 'help' | 'explain' }> | undefined {
  const words = typed.trim();
  if (/^(help|explain|\?)$/i.test(words)) return { says: 'help' };
  const text = /^explain\s+(.+)$/is.exec(words)?.[1];
  return text ? { says: 'explain', text } : undefined;
}
