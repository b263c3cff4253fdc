/**
 * Whether Plivo signed it, by the helpers of its SDK, and whether its signature was used on something else before.
 * V3 covers the address, the nonce and all parameters; V2 covers the address without its query, and the nonce.
 * Where V3 is there it counts alone. Neither covers a time, so an age cannot be told.
 */
import type { Callback, Verified } from '../provider.ts';
import { shownOf, signs } from './scheme.ts';
import { UsedSignatures } from './used.ts';

/** The check for one account; `token` is the one its callbacks are signed with. It never throws. */
export function plivoVerifier(token: string): (callback: Callback) => Verified {
  const used = new UsedSignatures();
  return (callback) => {
    const v3 = shownOf(callback, 'v3');
    const v2 = shownOf(callback, 'v2');
    const shown = v3 ?? v2;
    if (!shown?.length) return not('unsigned', 'It carries no signature of Plivo, or no nonce to it.');
    const found = shown.find((one) => signs(one, callback, token));
    if (!found) return not('forged', 'No signature it carries is what PLIVO_AUTH_TOKEN makes of it.');
    if (!used.take(found, callback)) return not('forged', 'Its signature was used on something else before.');
    // else a V2 signature could be taken off this callback and put on another body
    const spare = v3 && v2?.find((one) => signs(one, callback, token));
    if (spare) used.take(spare, callback);
    return { genuine: true };
  };
}

const not = (because: 'unsigned' | 'forged', why: string) => ({ genuine: false, because, why }) as const;
