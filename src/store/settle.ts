/**
 * What becomes of a text when another receipt of it comes in. Receipts arrive twice, late and in any order: whatever the
 * order, texts whose receipts do not contradict each other end the same, and are counted the same.
 */
import type { CounterRow, ReceiptRow } from './store.ts';

/** The rank of every end, as in `knowledge/outcomes.ts`. */
export const finalRank = 9;

/**
 * `known` after `said` was heard too; the same object where that tells nothing new.
 *
 * - A state gives way to one of higher rank only, and the first end stays. An end of which nobody knows how it went
 *   gives way to "delivered" alone: the one positive receipt proves more than the silence before it.
 * - Another end (another outcome, or another code) is kept as a note, the first such one: `failed 30003`. "Unknown"
 *   contradicts nothing.
 * - What was unknown is filled in by any later receipt that knows it, whatever its rank; what was known stays.
 * - A time of sending that was told stands against one that was guessed; of two guesses the earlier is nearer.
 */
export function settle(known: ReceiptRow, said: ReceiptRow): ReceiptRow {
  const settled = { ...known, ...progress(known, said), ...filled(known, said), ...sending(known, said) };
  const names = Object.keys(settled) as (keyof ReceiptRow)[];
  return names.every((name) => settled[name] === known[name]) ? known : settled;
}

function progress(known: ReceiptRow, said: ReceiptRow): Partial<ReceiptRow> {
  if (goesOn(known, said)) {
    const { state, rank, outcome, said: word, code, field, at } = said;
    return { state, rank, outcome, said: word, code, field, at };
  }
  if (contradicts(known, said)) return { note: known.note ?? noteOf(said) };
  const { state, code, field } = said;
  return state === known.state && known.code === null && code !== null ? { code, field } : {};
}

function goesOn(known: ReceiptRow, said: ReceiptRow): boolean {
  if (known.rank < finalRank) return said.rank > known.rank;
  return known.outcome === 'unknown' && said.outcome === 'delivered';
}

function contradicts(known: ReceiptRow, said: ReceiptRow): boolean {
  if (known.rank < finalRank || said.rank < finalRank || said.outcome === 'unknown') return false;
  if (said.outcome !== known.outcome) return true;
  if (said.code === null || said.code === known.code) return false;
  return known.code !== null || said.state !== known.state;
}

const noteOf = ({ state, code }: ReceiptRow) => (code === null ? state : `${state} ${code}`);

function filled(known: ReceiptRow, said: ReceiptRow): Partial<ReceiptRow> {
  return {
    recipient: known.recipient ?? said.recipient,
    tail: known.tail ?? said.tail,
    patient: known.patient ?? said.patient,
    line: known.line ?? said.line,
    platform: known.platform || said.platform,
    site: known.site || said.site,
    feature: known.feature || said.feature,
    sender: known.sender || said.sender,
    carrier: known.carrier || said.carrier,
  };
}

function sending(known: ReceiptRow, said: ReceiptRow): Partial<ReceiptRow> {
  if (known.sentKnown) return {};
  if (said.sentKnown) return { sentAt: said.sentAt, sentKnown: true };
  return { sentAt: Math.min(known.sentAt, said.sentAt) };
}

/** What one text adds to the counters, which are at all times the sum of this over all texts, swept ones included. */
export function contribution(row: ReceiptRow): CounterRow {
  const { workspace, provider, platform, site, feature, sender, carrier, outcome } = row;
  return {
    workspace,
    minute: Math.floor(row.sentAt / 60_000),
    provider,
    platform,
    site,
    feature,
    sender,
    carrier,
    code: outcome === 'failed' ? (row.code ?? '') : '',
    sent: 1,
    delivered: outcome === 'delivered' ? 1 : 0,
    failed: outcome === 'failed' ? 1 : 0,
    unknown: outcome === 'unknown' ? 1 : 0,
  };
}
