/** One of several processes on one database: takes the same texts as the others, in another order. `node taker.ts FILE SEED` */
import { argv, stdout } from 'node:process';
import { openStore } from '#store/open.ts';
import { agreeing, dice, noon } from './rows.ts';

const [, , databasePath = '', seed] = argv;
const receipts = dice(Number(seed)).shuffled(agreeing(200, dice(1)));
const store = await openStore({ databasePath });
let fresh = 0;
for (let start = 0; start < receipts.length; start += 20)
  fresh += (await store.receipts.take(receipts.slice(start, start + 20), new Date(noon))).fresh;
await store.close();
stdout.write(String(fresh));
