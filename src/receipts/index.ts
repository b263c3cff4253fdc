/** The receipts room, opened: the configured providers, what takes their receipts in, and what counts them. */
import type { Clock } from '#kit/clock.ts';
import { keyedHash } from '#kit/keyed-hash.ts';
import type { Logger } from '#kit/logger.ts';
import type { ProviderReading } from '#providers/index.ts';
import type { Provider } from '#providers/provider.ts';
import type { ReceiptStore } from '#store/store.ts';
import { receiptsPath } from './address.ts';
import { type Intake, openIntake } from './intake.ts';
import type { ReceiptMap } from './map.ts';
import { openRoute, type ReceiptRoute } from './route.ts';
import { hashes } from './row.ts';
import { openTally, type Tally } from './tally.ts';

export interface ReceiptsPlan {
  readonly hashKey?: Buffer;
  readonly providers: ReadonlyMap<string, Extract<ProviderReading, { on: true }>['open']>;
  readonly map: ReceiptMap;
  /** ISO 3166; where numbers without a country code belong. */
  readonly country: string;
  readonly publicUrl: string | undefined;
}

export interface Receipts {
  readonly route: ReceiptRoute;
  /** The open paths: `/dlr/twilio`. */
  readonly paths: readonly string[];
  readonly intake: Intake;
  readonly tally: Tally;
  /** Keeps what still waits. Close the door first. */
  close(): Promise<void>;
}

/** Between two lines of counts in the log, ms. */
const reportEvery = 3_600_000;

/** `undefined` where no provider is configured. */
export async function openReceipts(
  plan: ReceiptsPlan,
  kit: { readonly store: ReceiptStore; readonly clock: Clock; readonly log: Logger },
): Promise<Receipts | undefined> {
  const { hashKey, map, country, publicUrl } = plan;
  if (plan.providers.size === 0) return undefined;
  if (hashKey === undefined)
    throw new Error('Providers without a hash key: the configuration lets nobody do that.');
  const { store, clock, log } = kit;
  const providers: Provider[] = [];
  for (const open of plan.providers.values()) providers.push(...(await open({ log, clock })));

  const intake = openIntake({ store, clock, log });
  const tally = openTally({ clock, log });
  const reporting = setInterval(tally.report, reportEvery).unref();
  const route = openRoute({
    providers,
    hashes: hashes(hashKey),
    digest: keyedHash(hashKey, 'unreadable'),
    map,
    country,
    store,
    intake,
    tally,
    clock,
    log,
    ...(publicUrl === undefined ? {} : { publicUrl }),
  });
  return {
    route,
    paths: providers.map(({ id }) => `${receiptsPath}/${id}`),
    intake,
    tally,
    close: async () => {
      clearInterval(reporting);
      await intake.close();
      tally.report();
    },
  };
}
