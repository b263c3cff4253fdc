/** The error that stands beside a status, as a code of the books. Free words may hold patient data, so none are kept. */
import { FadingMap } from '#kit/fading-map.ts';
import { findCodes, type ProviderId } from '#knowledge/codes/index.ts';
import type { PlatformId } from '#knowledge/facts.ts';

export interface Known {
  /** As the books write it where they know it. */
  readonly code: string;
  /** Its namespace in the books; `code` where they do not tell. */
  readonly field: string;
}

/** Files have millions of lines and few errors. */
const found = new FadingMap<{ readonly known: Known | undefined }>({ room: 1000 });

/**
 * The first of `texts` that is a code. A text that is not in the books is one only if it looks like one: at most 20
 * letters, digits, dots and dashes without a blank, a digit among them and fewer than seven.
 */
export function errorOf(
  texts: readonly (string | undefined)[],
  within: { readonly provider?: ProviderId | undefined; readonly platform?: PlatformId | undefined },
): Known | undefined {
  for (const given of texts) {
    // Telnyx lists errors as JSON
    const text = /"code"\s*:\s*"?(\w{1,20})/.exec(given?.slice(0, 300) ?? '')?.[1] ?? given;
    if (text === undefined || none.test(text) || text.length > 300) continue;
    const key = JSON.stringify([text, within.provider, within.platform]);
    const before = found.get(key) ?? { known: look(text, within) };
    found.set(key, before);
    if (before.known) return before.known;
  }
  return undefined;
}

const none = /^(?:0+|-|none|null|n\/?a|no error|success)$/i;

/** Which of its namespaces a provider's logs list, where the same code stands in several. */
const listed: { readonly [Id in ProviderId]?: string } = {
  vonage: 'vonage/dlr-err-code',
  sinch: 'sinch/sms-rest-code',
};

function look(text: string, within: Parameters<typeof errorOf>[1]): Known | undefined {
  const { provider, platform } = within;
  const rows = findCodes(text, { provider: provider && (listed[provider] ?? provider), platform });
  const [row] = rows;
  const one = row && rows.every(({ code, namespace }) => code === row.code && namespace === row.namespace);
  if (one) return { code: row.code, field: row.namespace };
  const digits = text.replace(/\D/g, '').length;
  return /^[\w.-]{1,20}$/.test(text) && digits > 0 && digits < 7 ? { code: text, field: 'code' } : undefined;
}
