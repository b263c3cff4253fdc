/** A session as diagnosis sees it: what staff said, and above it what the delivery receipts show (row X9). */
import type { Dispute, Evidence } from '#diagnosis/evidence.ts';
import { hoursReading } from '#diagnosis/readings.ts';
import type { History } from '#evidence/history.ts';
import { codeByKey } from '#knowledge/codes/index.ts';
import { type FactId, facts, type PlatformId, type Reading } from '#knowledge/facts.ts';
import type { Fact, Origin } from '#knowledge/shape.ts';
import { ruledOut, type Session, skipped } from './session.ts';

/** The platform of the talk, if it is known: as staff said, else as the receipts of the text name it. */
export const platformOf = (session: Session): PlatformId | undefined =>
  (session.facts.platform ?? session.found?.facts.platform) as PlatformId | undefined;

type Readings = { readonly [F in FactId]?: string };

/** What is known so far, on this platform. */
export function evidenceOf(session: Session, platform: PlatformId): Evidence {
  const { platform: _, 'sent-at': typed, 'reminder-window': window, ...plain } = session.facts;
  const { found } = session;
  const shown = receiptFacts(found);
  const clock = clockOf(found, platform);
  const sentAt = found?.text ? clock.time : typed;
  const hours = found?.text ? clock.reading : typed && hoursReading(typed, platform);
  const told = session.codes.flatMap((key) => codeByKey(key) ?? []);
  const carried = found?.codes.flatMap((key) => codeByKey(key) ?? []) ?? [];
  const error = found?.code ?? told[0]?.code ?? session.unsaved?.error;
  const codes = found?.code ? carried : told;
  const unsure = clock.disagree ? (['sent-at'] as const) : [];
  return {
    platform,
    readings: { ...plain, ...shown, ...(hours ? { 'sent-at': hours } : {}) } as Readings,
    values: { ...(sentAt ? { 'sent-at': sentAt } : {}), ...(window ? { 'reminder-window': window } : {}) },
    codes,
    hasError: codes.length > 0 || session.strangeError || found?.code !== undefined,
    ...(error ? { error } : {}),
    ...(found ? { origins: originsOf(found, shown), disputes: disputesOf(session, shown) } : {}),
    ...(clock.disagree ? { clocks: clock.times } : {}),
    unknown: [...skipped(session), ...unsure],
    ruledOut: ruledOut(session),
  };
}

/** What the receipts show, as facts. Which system it was, staff know better. */
function receiptFacts(found: History | undefined): Readings {
  const { platform: _, ...shown } = found?.facts ?? {};
  return shown as Readings;
}

interface Clock {
  /** The first that applies: the practice's own where it is known. */
  readonly time?: string;
  readonly times: readonly string[];
  readonly reading?: Reading<'sent-at'>;
  /** By some it was within the hours, by others outside. */
  readonly disagree: boolean;
}

function clockOf(found: History | undefined, platform: PlatformId): Clock {
  const times = found?.local.map(({ time }) => time) ?? [];
  const [time] = times;
  const readings = new Set(times.map((one) => hoursReading(one, platform)));
  const [reading] = readings;
  if (readings.size > 1) return { times, disagree: true };
  return { times, disagree: false, ...(time ? { time } : {}), ...(reading ? { reading } : {}) };
}

function originsOf(found: History, shown: Readings): { readonly [F in FactId]?: Origin } {
  const seen = [...Object.keys(shown), ...(found.text ? ['sent-at'] : []), ...(found.code ? ['error'] : [])];
  return Object.fromEntries(seen.map((fact) => [fact, 'receipt']));
}

function disputesOf(session: Session, shown: Readings): Dispute[] {
  const { found } = session;
  const differ = (Object.entries(shown) as [FactId, string][]).flatMap(([fact, value]) => {
    const told = session.facts[fact];
    const known = Object.hasOwn((facts[fact] as Fact).values, told ?? '');
    return told !== undefined && known && told !== value ? [{ fact, told, found: value }] : [];
  });
  const told = session.codes.flatMap((key) => codeByKey(key) ?? []);
  const carried = found?.codes.flatMap((key) => codeByKey(key) ?? []) ?? [];
  const same = told.some(({ cause }) => carried.some((code) => code.cause === cause));
  const [one, other] = [told[0]?.code, found?.code];
  return one && other && !same ? [...differ, { fact: 'error', told: one, found: other }] : differ;
}
