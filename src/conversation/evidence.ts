/** A session as diagnosis sees it. */
import type { Evidence } from '#diagnosis/evidence.ts';
import { hoursReading } from '#diagnosis/readings.ts';
import { codeByKey } from '#knowledge/codes/index.ts';
import type { FactId, PlatformId } from '#knowledge/facts.ts';
import { ruledOut, type Session, skipped } from './session.ts';

/** The platform of the talk, if it is known. */
export const platformOf = (session: Session): PlatformId | undefined =>
  session.facts.platform as PlatformId | undefined;

/** What is known so far, on this platform. */
export function evidenceOf(session: Session, platform: PlatformId): Evidence {
  const { platform: _, 'sent-at': sentAt, 'reminder-window': window, ...plain } = session.facts;
  const hours = sentAt ? hoursReading(sentAt, platform) : undefined;
  const codes = session.codes.flatMap((key) => codeByKey(key) ?? []);
  const shown = codes[0]?.code ?? session.unsaved?.error;
  return {
    platform,
    readings: { ...plain, ...(hours ? { 'sent-at': hours } : {}) } as { [F in FactId]?: string },
    values: { ...(sentAt ? { 'sent-at': sentAt } : {}), ...(window ? { 'reminder-window': window } : {}) },
    codes,
    hasError: codes.length > 0 || session.strangeError,
    ...(shown ? { error: shown } : {}),
    unknown: skipped(session),
    ruledOut: ruledOut(session),
  };
}
