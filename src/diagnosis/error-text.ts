/** What an error text says of the causes, on the platform where it was shown. */
import type { ErrorText } from '#knowledge/book.ts';
import type { CauseId } from '#knowledge/causes/index.ts';
import type { Code } from '#knowledge/codes/index.ts';
import type { PlatformId } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import { chance } from './weights.ts';

/** Chance of seeing this error by cause; causes not named are as good as excluded. */
export type ErrorSays = ReadonlyMap<CauseId, number>;

/** The platform's own page outranks the provider's code list; `other` holds what is true of a code anywhere. */
export function bookEntry(codes: readonly Code[], platform: PlatformId): ErrorText | undefined {
  const named = new Set(codes.flatMap((code) => [fold(code.code), fold(`${code.provider} ${code.code}`)]));
  const of = (id: PlatformId) =>
    platforms[id].errors.find((entry) =>
      [entry.text, ...(entry.aliases ?? [])].some((name) => named.has(fold(name))),
    );
  return of(platform) ?? of('other');
}

/** What the codes say, with the platform's own explanation where it has one. */
export function errorSays(codes: readonly Code[], platform: PlatformId): ErrorSays {
  const entry = bookEntry(codes, platform);
  if (entry)
    return new Map(Object.entries(entry.says).map(([cause, often]) => [cause as CauseId, chance[often]]));
  const each = 1 / Math.max(1, codes.length);
  const says = new Map<CauseId, number>();
  for (const code of codes) says.set(code.cause, (says.get(code.cause) ?? 0) + each);
  return says;
}

const fold = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
