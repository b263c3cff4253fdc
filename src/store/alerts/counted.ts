import { sql } from 'kysely';
import type { Counted } from '../alerts.ts';
import type { Database } from '../database.ts';
import { fromSlice } from '../receipts/count.ts';
import type { Schema } from '../schema.ts';

type Row = Omit<Schema['counters'], 'workspace'> & { readonly seq: number | null };

/** One statement, and so one moment: a batch that is committed meanwhile is in both of them or in neither. */
export async function counted(db: Database, workspace: string, from: number, to: number): Promise<Counted> {
  const columns = sql.join(
    ['minute', 'slice', 'code', 'sent', 'delivered', 'failed', 'unknown'].map((name) => sql.ref(name)),
  );
  const { rows } = await sql<Row>`
    select cast(null as bigint) as seq, ${columns} from counters
    where workspace = ${workspace} and minute >= ${from} and minute < ${to} and sent > 0
    union all
    select seq, minute, '', '', 0, 0, 0, 0 from arrivals
    where workspace = ${workspace} and minute >= ${from} and minute < ${to}
    order by minute, slice, code, seq`.execute(db);
  const counters = rows.flatMap(({ seq, slice, ...row }) =>
    seq === null ? [{ workspace, ...row, ...fromSlice(slice) }] : [],
  );
  return { counters, seen: rows.flatMap(({ seq }) => seq ?? []) };
}
