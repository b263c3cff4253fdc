/** What is in the log when the day begins: so the bot knows what is normal. */
import { readLine } from '#providers/generic/line.ts';
import { mainWorkspace, type ReceiptMap } from '#receipts/map.ts';
import { hashes, rowOf } from '#receipts/row.ts';
import type { ReceiptRow, ReceiptStore } from '#store/store.ts';
import { type Day, textsIn } from './clinics.ts';

/** Rows of one commit. */
const most = 500;

/** Stores the texts of some days. @param now when they are loaded. Gives how many there were. */
export async function fill(
  store: Pick<ReceiptStore, 'take'>,
  days: readonly Day[],
  { key, map, country, now }: { key: Buffer; map: ReceiptMap; country: string; now: Date },
): Promise<number> {
  const desk = { hashes: hashes(key), map, country };
  const arrival = { workspace: mainWorkspace, place: {}, arrived: now };
  const rows = days.flatMap((day) =>
    Array.from({ length: 1440 }, (_, minute) => textsIn(day, minute)).flatMap((texts) =>
      texts.map((text): ReceiptRow => {
        const read = readLine(text);
        if ('unreadable' in read) throw new Error(`The demo writes what cannot be read: ${read.unreadable}`);
        return rowOf(read, arrival, desk);
      }),
    ),
  );
  for (let at = 0; at < rows.length; at += most) await store.take(rows.slice(at, at + most), now);
  return rows.length;
}
