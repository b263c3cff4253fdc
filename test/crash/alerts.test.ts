import { describe, expect, it } from 'vitest';
import { engines } from '../contract/engines.ts';
import { alerts, faultsOf } from './alerts.ts';
import type { Said } from './http-chat.ts';

describe('the audit of what was said', () => {
  const spot = { ref: 'i1', audience: 'slack:T1', channel: 'C1' };
  const said = (...whats: readonly string[]): Said[] =>
    whats.map((what) => ({ does: 'post', channel: 'C1', message: 'm1', title: `i1 ${what}`, mark: 'j1' }));

  it('finds nothing where all was said, even twice', () => {
    expect(faultsOf([spot], said('begins', 'worse', 'resolved'))).toEqual([]);
    expect(faultsOf([spot], said('begins', 'begins', 'worse', 'resolved', 'resolved'))).toEqual([]);
  });

  it('finds what was lost, out of order, or elsewhere', () => {
    expect(faultsOf([spot], said('begins', 'resolved'))).toEqual(['i1 worse was not said.']);
    expect(faultsOf([spot], said('begins', 'worse', 'begins', 'resolved'))).toHaveLength(1);
    expect(faultsOf([{ ...spot, channel: 'C2' }], said('begins', 'worse', 'resolved'))).toHaveLength(1);
    expect(faultsOf([spot], [])).toHaveLength(3);
  });
});

const durable = Object.entries(engines).filter(([, engine]) => engine.durable);

// the long run, with more kills and more messages, is `npm run test:crash`
describe.each(durable)('a poster that is killed, on %s', (_name, engine) => {
  it.each([
    { chat: 'finds again what was said', seeks: true },
    { chat: 'cannot tell', seeks: false },
  ])('loses nothing and keeps the order, where the chat $chat', async ({ seeks }) => {
    if (engine.missing) return;
    const { place, end } = await engine.begin();
    const told = await alerts(place, { kills: 3, incidents: 36, seeks, seed: 11 });
    await end();

    expect(told).toMatchObject({ kills: 3, said: 108 });
    expect(told.carriedOut).toBeGreaterThan(0);
    if (seeks) expect(told.twice).toBe(0);
    else expect(told.twice).toBeGreaterThan(0);
  }, 120_000);
});
