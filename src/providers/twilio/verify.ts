/** Whether a callback is Twilio's, by Twilio's own check; loaded by its path, for the whole library is 234 modules. */
import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';
import { headerOf, paramsOf, textOf } from '../body.ts';
import type { Callback, Verified } from '../provider.ts';

/** Twilio signs the hash of a JSON body in the address, and every field of a form. */
export const isJson = ({ query }: Callback): boolean => query.has('bodySHA256');

/**
 * The signature covers the address as Twilio knows it and the body, but no time: a callback that is sent again verifies
 * again, and changes nothing that its first time has not.
 */
export function verifyTwilio(callback: Callback, token: string): Verified {
  const signature = headerOf(callback.headers, 'x-twilio-signature');
  if (signature === undefined) return unsigned;
  const body = textOf(callback.body);
  if (body === undefined) return malformed;
  // what stands after # tells Twilio how often to try, and is not signed
  const [address = ''] = callback.url.split('#');
  if (!URL.canParse(address)) return malformed;
  const genuine = isJson(callback)
    ? validateRequestWithBody(token, signature, address, body)
    : validateRequest(token, signature, address, paramsOf(body));
  return genuine ? { genuine } : forged;
}

const unsigned: Verified = {
  genuine: false,
  because: 'unsigned',
  why: 'There is no X-Twilio-Signature header.',
};
const malformed: Verified = {
  genuine: false,
  because: 'malformed',
  why: 'The body is not text in UTF-8, so no signature of it can be checked.',
};
const forged: Verified = {
  genuine: false,
  because: 'forged',
  why: 'The signature does not fit: compare TWILIO_AUTH_TOKEN, and PUBLIC_URL with the address that Twilio calls.',
};
