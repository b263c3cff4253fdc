/**
 * One of several processes on one outbox: does what is due until nothing waits, and tells what it did, a line for each job:
 * lane and id, and when it was taken and done (epoch ms). Some it puts off; some it leaves without a word, as if it had
 * died with them. `node job-taker.ts FILE SEED`
 */
import { argv, stdout } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '#store/open.ts';
import { dice } from './rows.ts';

/** ms: after this another does what was left. */
const lease = 300;
const [, , databasePath = '', seed] = argv;
const thrown = dice(Number(seed));
const exact = () => performance.timeOrigin + performance.now();
const { alerts, close } = await openStore({ databasePath });
while ((await alerts.queue(0)).waiting > 0) {
  const now = Date.now();
  const jobs = await alerts.take(now, now + lease, 3);
  const taken = exact();
  for (const job of jobs) {
    if (thrown.maybe(0.05)) continue;
    if (thrown.maybe(0.1)) await alerts.later(job, now, 'busy');
    else {
      const ended = exact();
      if (await alerts.done(job)) stdout.write(`${job.lane} ${job.id} ${taken} ${ended}\n`);
    }
  }
  if (jobs.length === 0) await pause(20);
}
await close();
