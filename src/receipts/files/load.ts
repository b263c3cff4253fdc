/** Takes a log in: line by line, slice by slice, each slice one commit. */

import type { Receipt } from '#providers/provider.ts';
import type { ReceiptStore, TakenIn } from '#store/store.ts';
import { mainWorkspace } from '../map.ts';
import { type RowDesk, rowOf } from '../row.ts';
import { senderOf } from '../sender.ts';
import { safeWord } from '../word.ts';
import type { Entry, Log } from './entries.ts';
import { reasons } from './reasons.ts';
import type { Rejects } from './rejects.ts';
import { BrokenSource } from './text.ts';
import type { Wish } from './wish.ts';

export interface Report {
  /** Lines that hold anything, the names of columns not counted. */
  readonly lines: number;
  readonly stored: TakenIn;
  readonly rejected: number;
  /** Incoming texts, e-mails, calls. */
  readonly other: number;
  /** Where it did not come to the end of the log. */
  readonly ended?: {
    /** The last line that was dealt with. */
    readonly after: number;
    /** Why the log could not be read on; absent where somebody stopped it. */
    readonly broken?: string;
  };
}

export interface LoadDesk extends RowDesk {
  /** Absent: reads and counts, and stores nothing. */
  readonly store?: Pick<ReceiptStore, 'take'>;
  readonly now: Date;
}

/** What `take` of the store gets at once. */
const slice = 500;

/**
 * Stores what a log says. When it ends, by whatever way, every slice counted is durable and the rest is untouched; the
 * same log again changes nothing that is in already. `stop` ends it after the slice under way.
 * @param seen is told how many lines have been dealt with, after each slice.
 */
export async function load(
  log: Log,
  wish: Wish,
  desk: LoadDesk,
  { rejects, seen, stop }: { rejects: Rejects; seen?: (lines: number) => void; stop: AbortSignal },
): Promise<Report> {
  const stored = { fresh: 0, changed: 0, same: 0 };
  const counts = { lines: 0, rejected: 0, other: 0 };
  let last = 0;
  const report = (broken?: string): Report => ({
    ...counts,
    stored,
    ...(stop.aborted ? { ended: { after: last } } : broken ? { ended: { after: last, broken } } : {}),
  });
  const judge = judgeOf(wish, desk);

  /** Keeps one slice and counts it, while the next one is read. */
  let under: Promise<void> = Promise.resolve();
  async function keep(judged: readonly Judged[]): Promise<void> {
    const rows = judged.flatMap((one) => ('row' in one ? [one.row] : []));
    if (rows.length > 0 && desk.store) {
      const { fresh, changed, same } = await desk.store.take(rows, desk.now);
      stored.fresh += fresh;
      stored.changed += changed;
      stored.same += same;
    }
    const bad = judged.flatMap((one) => ('reason' in one ? [one] : []));
    rejects.add(bad);
    counts.rejected += bad.length;
    counts.other += judged.filter((one) => 'other' in one).length;
    counts.lines += judged.length;
    last = judged.at(-1)?.line ?? last;
    seen?.(counts.lines);
  }

  let broken: string | undefined;
  try {
    reading: for await (const some of log.entries) {
      for (let at = 0; at < some.length; at += slice) {
        const judged = some.slice(at, at + slice).map(judge);
        await under;
        if (stop.aborted) break reading;
        under = keep(judged);
        // what goes wrong in it is met where it is waited for
        under.catch(() => {});
      }
    }
  } catch (trouble) {
    await under;
    // when we are told to stop, the source is closed under us
    if (!(trouble instanceof BrokenSource)) throw trouble;
    broken = trouble.code;
  }
  await under;
  return report(broken);
}

type Judged = { readonly line: number } & (
  | { readonly row: ReturnType<typeof rowOf> }
  | { readonly reason: string }
  | { readonly other: true }
);

/** How far a clock may be ahead of ours, ms; as `rowOf` has it. */
const ahead = 300_000;
const first = Date.UTC(2000, 0);

/** What becomes of a line. */
function judgeOf(wish: Wish, desk: LoadDesk): (entry: Entry) => Judged {
  const now = desk.now.getTime();
  const workspaceOf = ({ workspace, from }: Receipt): string =>
    wish.workspace ?? workspace ?? desk.map.placeOf(senderOf(from, desk.country))?.workspace ?? mainWorkspace;

  return ({ line, taken }) => {
    if (taken === 'no receipt') return { line, other: true };
    if ('reason' in taken) return { line, reason: taken.reason };
    const { at = now, sentAt = at } = taken;
    if (Math.max(at, sentAt) > now + ahead) return { line, reason: reasons.future };
    if (Math.min(at, sentAt) < first) return { line, reason: reasons.ancient };
    const workspace = workspaceOf(taken);
    if (!desk.map.accepts(workspace) || safeWord(workspace) !== workspace)
      return { line, reason: reasons.workspace };
    return { line, row: rowOf(taken, { workspace, place: wish.place, arrived: desk.now }, desk) };
  };
}
