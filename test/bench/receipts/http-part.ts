/** Signed callbacks into the whole house, beside a bare server that checks the same signature and keeps nothing. */
import { start } from '../rounds.ts';
import { callbacks, send } from './callbacks.ts';
import { hashKey } from './importing.ts';
import { type EngineOfBench, type Place, seeThat } from './places.ts';
import { speedLine } from './table.ts';

const secret = 'bench-signing-secret';
const connections = 64;
const kinds = [
  { what: '1 receipt', count: 6000, each: 1 },
  { what: '20 receipts', count: 1000, each: 20 },
];

/** The whole house on this place, in a process of its own. */
export const startHouse = ({ env }: Place) =>
  start(server, ['ours', secret, JSON.stringify({ HASH_KEY: hashKey, ...env })]);
const server = new URL('./server.ts', import.meta.url);

/** Sends `count` callbacks of `each` receipts, none of which was sent in another series; gives ms. */
export const report = (url: string, plan: Parameters<typeof callbacks>[0]): Promise<number> =>
  send(url, callbacks(plan, secret), connections);

export async function httpPart(plan: {
  readonly engines: readonly EngineOfBench[];
  readonly rounds: number;
}): Promise<void> {
  const { engines, rounds } = plan;
  const bare = { name: 'bare', ...(await start(server, ['bare', secret])) };
  const houses = [];
  for (const engine of engines) {
    const place = await engine.begin();
    houses.push({ name: engine.name, place, ...(await startHouse(place)) });
  }
  const sides = [bare, ...houses];
  let sent = 0;
  for (const { what, count, each } of kinds) {
    const times = sides.map(() => [] as number[]);
    // the first round warms up
    for (let n = 0; n <= rounds; n++) {
      for (const [side, { url }] of sides.entries()) {
        const took = await report(url, { count, each, series: `${each} ${n}` });
        if (n > 0) times[side]?.push(took);
      }
      sent += count * each;
    }
    console.log(`\nHTTP, ${connections} connections, ${what} to a callback`);
    for (const [side, { name }] of sides.entries())
      console.log(speedLine(name, count * each, times[side] ?? [], times[0] ?? []));
  }
  bare.child.kill();
  for (const { name, place, child } of houses) {
    seeThat(await place.totals(), sent, name);
    child.kill();
    await place.end();
  }
}
