/** Whoever sends receipts in our own form. */
import { createHmac } from 'node:crypto';

/** The headers of a callback with this body, signed at `now`. */
export function signedHeaders(body: string | Buffer, secret: string, now: Date) {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
  return {
    'content-type': 'application/json',
    'x-smsfail-timestamp': timestamp,
    'x-smsfail-signature': signature,
  };
}
