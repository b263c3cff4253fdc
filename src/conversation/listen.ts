/** Takes what was said into the session: facts and ids stay, words and numbers go. Pure. */
import { noListedError } from '#diagnosis/model.ts';
import { findCodes, keyOf } from '#knowledge/codes/index.ts';
import { type FactId, facts } from '#knowledge/facts.ts';
import type { Fact } from '#knowledge/shape.ts';
import { readError } from '#understanding/errors.ts';
import { readNumber } from '#understanding/numbers.ts';
import { scrub } from '#understanding/patient-data.ts';
import { readTime, readWindow } from '#understanding/times.ts';
import { understand } from '#understanding/understand.ts';
import type { ProblemId } from '#views/notices.ts';
import type { Desk } from './desk.ts';
import { platformOf } from './evidence.ts';
import type { Session } from './session.ts';

/** An error text is shown back up to this many characters. */
const longestError = 200;

/** The session with the fact in it, or why the answer cannot be used. */
export type Noted = { readonly session: Session } | { readonly problem: ProblemId };

/** @param value an answer's id, or what was typed for a free answer. */
export function note(session: Session, fact: FactId, value: string, desk: Desk): Noted {
  const kind = (facts[fact] as Fact).input?.kind;
  switch (kind) {
    case undefined:
      return noteChoice(session, fact, value);
    case 'error':
      return noteError(session, value, desk);
    case 'time':
      return noteTime(session, fact, value, desk);
    case 'window': {
      const window = readWindow(value);
      return window ? keep(session, fact, window) : { problem: 'no-window' };
    }
    case 'phone':
      return noteNumber(session, value, desk);
  }
}

function noteChoice(session: Session, fact: FactId, value: string): Noted {
  if (Object.hasOwn(facts[fact].values, value)) return keep(session, fact, value);
  return { problem: 'no-choice' };
}

function noteError(session: Session, value: string, desk: Desk): Noted {
  const text = value.trim();
  if (text === '') return { problem: 'no-error' };
  if (/^(none|no|no error|nothing|-)$/i.test(text)) return { session: withoutError(session, noListedError) };
  const { country } = desk.practice;
  const status = statusWord.exec(text)?.[1]?.toLowerCase();
  if (status) return { session: asStatus(session, status === 'undelivered' ? 'failed' : status) };
  const platform = platformOf(session);
  const exact = findCodes(text, platform ? { platform } : {});
  const { raw, codes } = exact.length > 0 ? { raw: text, codes: exact } : readError(text, platform);
  if (codes.length > 0) return { session: { ...withoutError(session), codes: codes.map(keyOf) } };
  const said = understand(text, { now: desk.now, country }).facts.status;
  if (said) return { session: asStatus(session, said) };
  const error = scrub(raw, country).slice(0, longestError);
  const bare: Session = { ...withoutError(session), strangeError: true };
  return { session: desk.audience === 'person' ? { ...bare, unsaved: { error } } : bare };
}

/** A word of the status column, where an error text was asked for. */
const statusWord = /^(?:status:?\s*)?(failed|undelivered|pending|unknown|sent|delivered)\.?$/i;

/** The status is known, and no error text stands beside it. */
function asStatus(session: Session, status: string): Session {
  const bare = withoutError(session, noListedError);
  return { ...bare, facts: { ...bare.facts, status } };
}

/** The session before an error was given, or after "no error is shown". */
export function withoutError({ unsaved: _, ...session }: Session, instead?: string): Session {
  const { error: __, ...rest } = session.facts;
  return { ...session, codes: [], strangeError: false, facts: instead ? { ...rest, error: instead } : rest };
}

function noteTime(session: Session, fact: FactId, value: string, desk: Desk): Noted {
  const time = readTime(value, desk.now);
  const clock = time && /(?:^|T)(\d{2}:\d{2})/.exec(time)?.[1];
  return clock ? keep(session, fact, clock) : { problem: 'no-time' };
}

function noteNumber(session: Session, value: string, desk: Desk): Noted {
  const number = readNumber(value, desk.practice.country);
  if (!number) return { problem: 'no-number' };
  return {
    session: {
      ...session,
      ...(desk.audience === 'person' ? { tail: number.tail } : {}),
      facts: { ...session.facts, 'recipient-number': number.reading },
    },
  };
}

const keep = (session: Session, fact: FactId, value: string): Noted => ({
  session: { ...session, facts: { ...session.facts, [fact]: value } },
});
