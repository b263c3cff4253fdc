/**
 * What each signature was used on. Plivo's V2 signs neither body nor query, and V3 joins names and values without a
 * mark between them; so whoever has seen one callback could send another with its signature. A second use is taken
 * only for the same request, which is what Plivo's own repetition looks like.
 */
import { createHash } from 'node:crypto';
import { FadingMap } from '#kit/fading-map.ts';
import type { Callback } from '../provider.ts';
import type { Shown } from './scheme.ts';

/**
 * A day: Plivo gives up repeating within minutes, and a log that a signature might be read in is seldom read sooner.
 * Only signatures that are right are kept, so strangers fill nothing; 50,000 are some 15 MB.
 */
const life = 24 * 60 * 60 * 1000;
const room = 50_000;

/** Lives as long as the process: after a restart, and in another replica, every signature is new. */
export class UsedSignatures {
  readonly #used = new FadingMap<string>({ life, room });

  /** False when the signature, which is right, was used on another request before. */
  take({ scheme, signature }: Shown, { method, url, body, now }: Callback): boolean {
    const key = `${scheme} ${signature}`;
    const request = createHash('sha256').update(`${method} ${url}\n`);
    if (method === 'POST') request.update(body);
    const digest = request.digest('base64');
    const before = this.#used.get(key, now.getTime());
    if (before === undefined) this.#used.set(key, digest, now.getTime());
    return before === undefined || before === digest;
  }
}
