/** What a batch changed in the counters, left for whoever watches them. */
import { sql } from 'kysely';
import type { Arrival } from '../alerts.ts';
import type { Engine } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { columns } from '../tables.ts';
import { fromSlice } from './count.ts';
import type { Tx } from './statements.ts';

type Difference = Schema['counters'];
type Counts = readonly [
  slice: string,
  code: string,
  sent: number,
  delivered: number,
  failed: number,
  unknown: number,
];

/** Minutes of three days: what was sent before is history when it comes in, and tells nobody what goes wrong now. */
const news = 3 * 24 * 60;

/** One row for each minute: a row for each counter would take a fifth of the time of a batch. @param at epoch ms */
export async function announce(
  tx: Tx,
  engine: Engine,
  differences: readonly Difference[],
  at: number,
): Promise<void> {
  const minutes = Map.groupBy(differences, ({ workspace, minute }) => `${minute} ${workspace}`);
  const rows = [...minutes.values()].flatMap((all) => {
    const [first] = all;
    if (!first || first.minute < at / 60_000 - news) return [];
    return [
      {
        workspace: first.workspace,
        minute: first.minute,
        counts: JSON.stringify(all.map(countsOf)),
        heard_at: at,
      },
    ];
  });
  if (rows.length === 0) return;
  const { seq: _, ...given } = columns.arrivals;
  const names = sql.join(Object.keys(given).map((name) => sql.ref(name)));
  await sql`
    insert into arrivals(${names}) select ${names} from ${engine.rows(given, rows)} order by x.n`.execute(tx);
}

const countsOf = ({ slice, code, sent, delivered, failed, unknown }: Difference): Counts => [
  slice,
  code,
  sent,
  delivered,
  failed,
  unknown,
];

/** Back from a row, in the order of their slices. */
export function arrivalsOf({ seq, workspace, minute, counts, heard_at }: Schema['arrivals']): Arrival[] {
  return (JSON.parse(counts) as readonly Counts[]).map(([slice, code, sent, delivered, failed, unknown]) => ({
    seq,
    workspace,
    minute,
    ...fromSlice(slice),
    code,
    sent,
    delivered,
    failed,
    unknown,
    heardAt: heard_at,
  }));
}
