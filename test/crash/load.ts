/** Posts callbacks over several connections at once, and keeps book of the answers. */
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { signedHeaders } from '../fakes/feed.ts';
import type { Dice } from '../store/rows.ts';
import type { Ledger } from './ledger.ts';
import type { Said, Traffic } from './traffic.ts';

export const secret = 'a secret of a fair length';

/** Who sends, through every stop of the bot. */
export interface Sender {
  readonly traffic: Traffic;
  readonly ledger: Ledger;
  readonly thrown: Dice;
  /** Callbacks that were not acknowledged, which a provider sends again. */
  readonly owed: (readonly Said[])[];
  /** How many were. */
  again: number;
}

export interface Load {
  /** Answers so far. `broken` got none. */
  readonly answers: { acknowledged: number; later: number; broken: number };
  /** Answers that the bot must not give, as `403`. */
  readonly wrong: readonly number[];
  /** Begins no more callbacks; resolves when the last is answered or has failed. */
  stop(): Promise<void>;
}

export const connections = 8;
/** Receipts of one callback, at most. */
const most = 50;
/** Wait of a sender that was told to come again, ms; real ones wait longer. */
const wait = 20;

/**
 * What is owed goes first. A connection that breaks, or gets an answer that is wrong, is not used again.
 * @param fresh whether new callbacks follow when nothing is owed any more; else it ends by itself.
 */
export function startLoad(url: string, sender: Sender, fresh = true): Load {
  const { ledger, owed, traffic, thrown } = sender;
  const pool = new Pool(url, { connections, headersTimeout: 15_000 });
  const answers = { acknowledged: 0, later: 0, broken: 0 };
  const wrong: number[] = [];
  let stopped = false;

  async function work(): Promise<void> {
    while (!stopped) {
      const due = owed.shift();
      if (due) sender.again++;
      else if (!fresh) return;
      const callback = due ?? traffic.next(1 + thrown.below(most));
      if (!due) ledger.sending(callback);
      const status = await post(pool, callback);
      if (status === 204) {
        ledger.acknowledged(callback);
        answers.acknowledged++;
        continue;
      }
      if (status !== undefined && status !== 503) {
        wrong.push(status);
        return;
      }
      owed.push(callback);
      if (status === undefined) {
        answers.broken++;
        return;
      }
      answers.later++;
      await pause(wait);
    }
  }

  const all = Promise.all(Array.from({ length: connections }, work));
  return {
    answers,
    wrong,
    async stop() {
      stopped = fresh;
      await all;
      await pool.destroy();
    },
  };
}

/** Gives the status, or nothing where no answer came. */
async function post(pool: Pool, callback: readonly Said[]): Promise<number | undefined> {
  const body = JSON.stringify(callback);
  try {
    const answer = await pool.request({
      path: '/dlr/generic',
      method: 'POST',
      headers: signedHeaders(body, secret, new Date()),
      body,
    });
    await answer.body.dump();
    return answer.statusCode;
  } catch {
    return undefined;
  }
}
