/** The house with the receipts of one provider, at the time when its callbacks were signed. */
import type { Config } from '#config.ts';
import type { Scenario } from '../contract/providers/scenario.ts';
import { type Opening, openHouse } from './house.ts';

export const hashKey = '07'.repeat(32);

export type Receiving = Pick<Scenario, 'kind' | 'env' | 'now' | 'open'>;

export function openReceiving(scenario: Receiving, more: Opening = {}): ReturnType<typeof openHouse> {
  const change = (config: Config): Config => {
    if (!scenario.open) return config;
    const providers = new Map([...config.receipts.providers, [scenario.kind, scenario.open]]);
    return { ...config, receipts: { ...config.receipts, providers } };
  };
  return openHouse({
    now: scenario.now.toISOString(),
    change,
    ...more,
    env: { ...scenario.env, HASH_KEY: hashKey, PUBLIC_URL: 'https://hooks.example.com', ...more.env },
  });
}
