/** Plivo's two ways to sign a callback, each by the file of its SDK that holds it. */
import { validateSignature } from 'plivo/dist/utils/security.js';
import { validateV3Signature } from 'plivo/dist/utils/v3Security.js';
import { headerOf, paramsOf, textOf } from '../body.ts';
import type { Callback } from '../provider.ts';

export type Scheme = 'v2' | 'v3';

/** One signature that a callback shows. */
export interface Shown {
  readonly scheme: Scheme;
  readonly nonce: string;
  readonly signature: string;
}

/** More than Plivo sends; each costs an HMAC over all parameters. */
const most = 6;

/**
 * What it shows of that scheme: the signature of the account that sent the text, and that of the main account (-Ma-).
 * Each may be several, divided by commas. `undefined`: it shows none of this scheme; empty: none that can be checked.
 */
export function shownOf({ headers }: Callback, scheme: Scheme): readonly Shown[] | undefined {
  const lists = [`x-plivo-signature-${scheme}`, `x-plivo-signature-ma-${scheme}`].flatMap(
    (name) => headerOf(headers, name) ?? [],
  );
  if (lists.length === 0) return undefined;
  const nonce = headerOf(headers, `x-plivo-signature-${scheme}-nonce`);
  if (!nonce || nonce.length > 200) return [];
  const signatures = new Set(lists.flatMap((list) => list.split(',', most)).map((one) => one.trim()));
  return [...signatures].map((signature) => ({ scheme, nonce, signature }));
}

/** Whether that signature is right for the callback. Never throws. */
export function signs({ scheme, nonce, signature }: Shown, callback: Callback, token: string): boolean {
  try {
    if (scheme === 'v2') return validateSignature(callback.url, nonce, signature, token);
    const form = callback.method === 'GET' ? {} : paramsOf(textOf(callback.body) ?? unreadable());
    return validateV3Signature(callback.method, callback.url, nonce, token, signature, form);
  } catch {
    return false;
  }
}

function unreadable(): never {
  throw new Error('The body is not UTF-8.');
}
