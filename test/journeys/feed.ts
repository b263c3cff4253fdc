/** A practice's texting system that reports its texts to the house, in our own form, signed. */
import { signedHeaders } from '../fakes/feed.ts';

const secret = 'a secret of a fair length';

/** What the house needs in its environment to take them. */
export const feedEnv = {
  GENERIC_WEBHOOK_SECRET: secret,
  HASH_KEY: '07'.repeat(32),
  TIMEZONE: 'America/New_York',
} as const;

interface House {
  readonly url: string;
  readonly clock: { now(): Date };
}

/** One text: `to` is the patient's number, `back` how many minutes ago it was sent. */
export interface Text {
  readonly id: string;
  readonly to?: string;
  readonly back?: number;
  readonly status: string;
  readonly code?: string;
  readonly feature?: string;
  readonly site?: string;
  readonly patient?: string;
  readonly platform?: string;
  readonly sender?: string;
  readonly carrier?: string;
  readonly line?: string;
  readonly provider?: string;
}

/** Sends them all in one callback; gives the status it was answered with. */
export async function report(house: House, ...texts: readonly Text[]): Promise<number> {
  const now = house.clock.now().getTime();
  const body = JSON.stringify(
    texts.map(({ back = 0, ...text }) => ({
      provider: 'twilio',
      at: new Date(now - back * 60_000).toISOString(),
      sentAt: new Date(now - back * 60_000).toISOString(),
      ...text,
    })),
  );
  const { status } = await fetch(`${house.url}/dlr/generic`, {
    method: 'POST',
    headers: signedHeaders(body, secret, new Date(now)),
    body,
  });
  return status;
}

export const phone = '+12125550167';
export const day = 24 * 60;
/** Texts of other patients on the days before, one in 25 of which fails. */
export const others = (count: number, back: number): Text[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `other-${back}-${n}`,
    to: `+1212555${String(1000 + n).slice(0, 2)}${String(n % 100).padStart(2, '0')}`,
    back: back + n,
    ...(n % 25 === 3 ? { status: 'failed', code: '30005' } : { status: 'delivered' }),
  }));
