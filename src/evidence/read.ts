/** Rows of receipts → what they show. Pure. */
import { codeByKey, codesOf } from '#knowledge/codes/index.ts';
import { type FactId, facts } from '#knowledge/facts.ts';
import type { ReceiptRow } from '#store/store.ts';
import { channelOf, type FeatureTally } from './features.ts';
import type { History } from './history.ts';
import { clocks } from './zones.ts';

export interface Asked {
  readonly by: History['asked'];
  /** The id that was asked about. */
  readonly message?: string;
  readonly recipient?: string;
  readonly tail?: string;
  /** Zones that may be the patient's. */
  readonly zones: readonly string[];
}

/** @param rows the texts to one phone, the latest first. */
export function readHistory(rows: readonly ReceiptRow[], asked: Asked): History {
  const text = textOf(rows, asked.message);
  const failures = rows.filter(({ outcome }) => outcome === 'failed');
  const last = rows.find(({ outcome }) => outcome === 'delivered');
  const run = unbroken(rows);
  const features = featuresOf(rows);
  const codes = text ? codesOfText(text) : [];
  const patients = new Set(rows.flatMap(({ patient }) => (patient === null ? [] : [patient]))).size;
  const recipient = asked.recipient ?? text?.recipient;
  const tail = asked.tail ?? text?.tail;
  const code = text && (text.code ?? codeOf(text.note));
  const told = text ? factsOf(rows, text, features, patients) : {};
  return {
    asked: asked.by,
    ...(recipient ? { recipient } : {}),
    ...(tail ? { tail } : {}),
    facts: told,
    codes,
    ...(code ? { code } : {}),
    ...(text ? { text: { at: text.sentAt, outcome: text.outcome } } : {}),
    ended: {
      delivered: rows.filter(({ outcome }) => outcome === 'delivered').length,
      failed: failures.length,
      unknown: rows.filter(({ outcome }) => outcome === 'unknown').length,
      pending: rows.filter(({ outcome }) => outcome === 'pending').length,
    },
    ...(run ? { since: run.sentAt } : {}),
    alike: failures.length > 0 && new Set(failures.map(({ code: one }) => one)).size === 1,
    ...(last ? { delivered: last.sentAt } : {}),
    features,
    patients,
    local: text ? clocks(text.sentAt, asked.zones) : [],
    contradicted: text !== undefined && contradicted(text),
  };
}

/** The text of that id, else the latest that failed, else the latest. */
export function textOf(rows: readonly ReceiptRow[], message: string | undefined): ReceiptRow | undefined {
  const named = message === undefined ? undefined : rows.find((row) => row.message === message);
  return named ?? rows.find(({ outcome }) => outcome === 'failed') ?? rows[0];
}

/** The earliest failure with nothing delivered after it. */
function unbroken(rows: readonly ReceiptRow[]): ReceiptRow | undefined {
  const got = rows.findIndex(({ outcome }) => outcome === 'delivered');
  return rows.slice(0, got < 0 ? rows.length : got).findLast(({ outcome }) => outcome === 'failed');
}

function featuresOf(rows: readonly ReceiptRow[]): FeatureTally[] {
  return [...Map.groupBy(rows, ({ feature }) => feature)]
    .filter(([name]) => name !== '')
    .map(([name, texts]) => ({
      name,
      delivered: texts.filter(({ outcome }) => outcome === 'delivered').length,
      failed: texts.filter(({ outcome }) => outcome === 'failed').length,
    }));
}

function factsOf(
  rows: readonly ReceiptRow[],
  text: ReceiptRow,
  features: readonly FeatureTally[],
  patients: number,
): { [F in FactId]?: string } {
  const scope = scopeOf(rows);
  const channel = channelOf(features);
  const line = lineOf(rows);
  const carrier = rows.find((row) => row.carrier !== '')?.carrier;
  const shared = patients > 1 && optedOut(rows);
  return {
    ...(Object.hasOwn(facts.platform.values, text.platform) ? { platform: text.platform } : {}),
    status: contradicted(text) ? 'delivered' : statusOf(text),
    ...(scope ? { 'failure-scope': scope } : {}),
    ...(channel ? { channel } : {}),
    ...(line ? { 'line-type': line } : {}),
    ...(shared ? { 'shared-number': 'shared-someone-opted-out' } : {}),
    ...(carrier ? { 'recipient-carrier': /t-?mobile/i.test(carrier) ? 't-mobile' : 'other' } : {}),
  };
}

/** `sent` is how far a text comes that nobody reports on further. */
function statusOf({ state, outcome }: ReceiptRow): string {
  if (outcome !== 'pending') return outcome;
  return state === 'sent' ? 'sent' : 'pending';
}

/** One text alone does not tell which texts fail. */
function scopeOf(rows: readonly ReceiptRow[]): 'all' | 'latest' | 'some' | undefined {
  const ended = rows.filter(({ outcome }) => outcome === 'delivered' || outcome === 'failed');
  const failed = ended.filter(({ outcome }) => outcome === 'failed').length;
  if (ended.length < 2 || failed === 0) return undefined;
  if (failed === ended.length) return 'all';
  return failed === 1 && ended[0]?.outcome === 'failed' ? 'latest' : 'some';
}

/** A line that took a text is none that cannot, whatever it is called. */
function lineOf(rows: readonly ReceiptRow[]): string | undefined {
  const line = rows.find((row) => row.line !== null)?.line ?? undefined;
  if (line === undefined || !Object.hasOwn(facts['line-type'].values, line)) return undefined;
  return line !== 'mobile' && rows.some(({ outcome }) => outcome === 'delivered') ? undefined : line;
}

const optOuts = new Set(['recipient-opted-out', 'shared-number-opt-out']);
const optedOut = (rows: readonly ReceiptRow[]) =>
  rows.some((row) => codesOfText(row).some((key) => optOuts.has(codeByKey(key)?.cause ?? '')));

/** A second end of the other kind; another code for the same end is none. */
const contradicted = ({ outcome, note }: ReceiptRow): boolean =>
  note !== null && (outcome === 'delivered') !== (note.split(' ')[0] === 'delivered');

/** The code in a note such as `failed 30003`. */
const codeOf = (note: string | null): string | undefined => note?.split(' ')[1];

function codesOfText({ provider, field, code, note, outcome }: ReceiptRow): string[] {
  const shown = code ?? codeOf(note);
  if (!shown || (outcome === 'delivered' && note === null)) return [];
  return codesOf({ provider, code: shown, ...(field && code ? { field } : {}) });
}
