/** What the contract suite needs of a provider: how its callbacks are made and signed, and what it promises of them. */
import { readFileSync } from 'node:fs';
import type { ProviderTools, providers } from '#providers/index.ts';
import type { Callback, Provider } from '#providers/provider.ts';

export interface Scenario {
  /** Its line in the registry. */
  readonly kind: keyof typeof providers;
  /** What switches it on, with the secrets that the examples were signed with. */
  readonly env: Readonly<Record<string, string>>;
  /** Environments that are wrong, and every variable that must be named as the fault. */
  readonly faults: readonly {
    readonly env: Readonly<Record<string, string>>;
    readonly variables: readonly string[];
  }[];
  /** Only where the outside is asked (a certificate): the same providers, with a fake of it. */
  open?(tools: ProviderTools): Promise<readonly Provider[]>;
  /** When its examples were signed. */
  readonly now: Date;
  /** Every form that a genuine callback can have; each path that opens has one at least. */
  readonly ways: readonly Way[];
}

/** One form of a genuine callback. */
export interface Way {
  readonly title: string;
  /** The `Provider.id` that it is sent to. */
  readonly path: string;
  /**
   * An ordinary callback of one failed text, unsigned: the body of a POST, or the query of a GET. It holds
   * {@link theWords} where this provider puts the text of a message, or where it might begin to.
   */
  readonly body: string;
  /** Signs whatever is handed in, as the provider would at `now`; bodies that it cannot sign go out as they are. */
  sign(body: Buffer, now: Date): Callback;
  /** The same without any credentials. */
  unsign(signed: Callback): Callback;
  /** The same with one character of the credentials changed, and their form kept. */
  spoil(signed: Callback): Callback;
  /** What the credentials cover: a change of it must be seen. `time`: it goes stale after {@link age}. */
  readonly covers: readonly ('body' | 'address' | 'time')[];
  /** Seconds; five minutes where it is absent. */
  readonly age?: number;
}

/** Stands for the text of a message to a patient. */
export const theWords = 'Xanthe, your appointment is tomorrow at 9.';

/** The address that the examples were sent to. */
export const address = (path: string) => `https://hooks.example.com/dlr/${path}`;

/** A callback as the door hands it over. `url`: whole, with its query. */
export function callback(of: {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
  readonly now: Date;
}): Callback {
  const { method = 'POST', url, headers = {}, body, now } = of;
  return { method, url, query: new URL(url).searchParams, headers, body: Buffer.from(body), now };
}

const secrets: Readonly<Record<string, string>> = JSON.parse(
  readFileSync('test/fixtures/webhooks/secrets.fake.json', 'utf8'),
);

/** A secret that the examples were signed with; made up, as they are. */
export function secret(name: string): string {
  const value = secrets[name];
  if (value === undefined) throw new Error(`secrets.fake.json has no ${name}`);
  return value;
}

/** Another character in the place of the first one after `from`, of the same alphabet. */
export const otherCharacter = (text: string, from = 0) =>
  text.slice(0, from) + (text[from] === 'A' ? 'B' : 'A') + text.slice(from + 1);
