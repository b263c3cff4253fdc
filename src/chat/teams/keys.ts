/** The public keys that tokens are signed with, fetched from the issuer's OpenID document. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#kit/clock.ts';

const documentShape = z.object({ jwks_uri: z.url() });
const keysShape = z.object({ keys: z.array(z.looseObject({ kid: z.string().optional(), kty: z.string() })) });
const day = 86_400_000;
/** A key we do not know makes us look again, this often at most, ms; the library's own measure. */
const hour = 3_600_000;
/** After a failure nobody asks again for this long, ms. */
const rest = 5000;
const fetchTime = 3000;

/** The document or the keys could not be had. */
export class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable';
}

export class Keys {
  readonly #document: string;
  readonly #clock: Clock;
  #known: ReadonlyMap<string, KeyObject> = new Map();
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #failedAt = Number.NEGATIVE_INFINITY;
  #fetching: Promise<void> | undefined;

  constructor(document: string, clock: Clock) {
    this.#document = document;
    this.#clock = clock;
  }

  /**
   * The key of that id; `undefined` when the issuer has none.
   * @throws KeysUnreachable
   */
  async find(id: string): Promise<KeyObject | undefined> {
    const age = this.#clock.now().getTime() - this.#fetchedAt;
    if (age > day || (age > hour && !this.#known.has(id))) await this.#refresh();
    return this.#known.get(id);
  }

  async #refresh(): Promise<void> {
    if (this.#clock.now().getTime() - this.#failedAt < rest) throw new KeysUnreachable();
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined;
    });
    await this.#fetching;
  }

  async #fetch(): Promise<void> {
    try {
      const { jwks_uri } = documentShape.parse(await get(this.#document));
      const { keys } = keysShape.parse(await get(jwks_uri));
      this.#known = new Map(
        keys.flatMap(({ kid, ...jwk }) => (kid && jwk.kty === 'RSA' ? [[kid, publicKey(jwk)]] : [])),
      );
      this.#fetchedAt = this.#clock.now().getTime();
    } catch (cause) {
      this.#failedAt = this.#clock.now().getTime();
      throw new KeysUnreachable('', { cause });
    }
  }
}

const publicKey = (jwk: Record<string, unknown>) => createPublicKey({ key: jwk, format: 'jwk' });

async function get(address: string): Promise<unknown> {
  const response = await fetch(address, { signal: AbortSignal.timeout(fetchTime) });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}
