/** What the sender knows: what it said of each text, and what of it was acknowledged. */
import { finalRank, type State, states } from '#knowledge/outcomes.ts';
import type { ReceiptRow } from '#store/store.ts';
import type { Said } from './traffic.ts';

export interface Ledger {
  /** To be called before they go out. */
  sending(receipts: readonly Said[]): void;
  acknowledged(receipts: readonly Said[]): void;
  /** What is wrong with the row that is kept of a text, if anything. */
  judge(id: string, row: Row | undefined): string | undefined;
  /** Every text there is. */
  readonly texts: Iterable<string>;
  /** Receipts acknowledged, each as often as it was. */
  readonly count: number;
}

type Row = Pick<ReceiptRow, 'state' | 'code' | 'rank' | 'sentAt' | 'note'>;

/** One thing that was said of a text. Moments are places in the order of everything that happened here. */
interface Step {
  readonly state: State;
  readonly code: string | null;
  /** When it first went out. */
  readonly sent: number;
  /** When it was first acknowledged. */
  acknowledged: number;
}
interface Text {
  readonly sentAt: number;
  readonly steps: Map<string, Step>;
}

const never = Number.POSITIVE_INFINITY;

export function openLedger(): Ledger {
  const texts = new Map<string, Text>();
  let moment = 0;
  let count = 0;

  return {
    sending(receipts) {
      moment++;
      for (const { id, status, code = null, sentAt } of receipts) {
        const text = texts.get(id) ?? { sentAt: Date.parse(sentAt), steps: new Map() };
        texts.set(id, text);
        const key = named({ state: status, code });
        if (!text.steps.has(key))
          text.steps.set(key, { state: status, code, sent: moment, acknowledged: never });
      }
    },
    acknowledged(receipts) {
      moment++;
      count += receipts.length;
      for (const { id, status, code = null } of receipts) {
        const step = texts.get(id)?.steps.get(named({ state: status, code }));
        if (step) step.acknowledged = Math.min(step.acknowledged, moment);
      }
    },
    judge(id, row) {
      const text = texts.get(id);
      if (!text) return 'is there and was never sent';
      return wrong(text, row);
    },
    get texts() {
      return texts.keys();
    },
    get count() {
      return count;
    },
  };
}

function wrong({ steps, sentAt }: Text, row: Row | undefined): string | undefined {
  const all = [...steps.values()];
  const safe = all.filter(({ acknowledged }) => acknowledged < never);
  const highest = safe.toSorted((a, b) => rankOf(b) - rankOf(a))[0];
  if (!row) return highest && `was acknowledged as ${named(highest)} and is not there`;

  const now = all.find(({ state, code }) => state === row.state && code === row.code);
  if (!now) return `is ${named(row)}, which was never sent`;
  if (row.sentAt !== sentAt) return 'has another time of sending';
  if (row.rank !== rankOf(now)) return `is ${named(now)} with the rank ${row.rank}`;
  if (highest && row.rank < rankOf(highest))
    return `was acknowledged as ${named(highest)} and is ${named(now)}`;

  const ends = safe.filter((step) => rankOf(step) === finalRank);
  const first = ends.find((end) => end !== now && stays(end, now));
  if (first) return `was acknowledged as ${named(first)} first and is ${named(now)}`;
  const known = ends.filter(({ state }) => state !== 'unknown');
  if (known.length > 1 && row.note === null) return 'was contradicted, and no note of it is kept';
  if (row.note !== null && !all.some((step) => step !== now && named(step) === row.note))
    return `has the note "${row.note}", which was never sent`;
  return undefined;
}

/** Whether an end that was acknowledged cannot have given way to the other one; `settle.ts` has the rules. */
function stays(end: Step, other: Step): boolean {
  if (other.state === 'delivered' && end.state === 'unknown') return false;
  if (other.state === 'unknown' && end.state === 'delivered') return true;
  return end.acknowledged < other.sent;
}

const rankOf = ({ state }: Step) => states[state].rank;
const named = ({ state, code }: Pick<Row, 'state' | 'code'>) => (code === null ? state : `${state} ${code}`);
