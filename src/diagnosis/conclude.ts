/** From belief to verdict: what it is, why, what to do, what to beware of, whom to ask. */
import type { Book, BookStep, Suspect } from '#knowledge/book.ts';
import { type CauseId, causes } from '#knowledge/causes/index.ts';
import type { DocumentId, RowId } from '#knowledge/documents.ts';
import { type FactId, facts } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import { notFailures, retries, sentences } from '#knowledge/sentences.ts';
import type { Fact, Step } from '#knowledge/shape.ts';
import type { TopicId } from '#knowledge/topics.ts';
import { type Belief, belief } from './belief.ts';
import { deadlineOf } from './deadline.ts';
import { bookEntry } from './error-text.ts';
import type { Evidence } from './evidence.ts';
import { contradictions, finding } from './finding.ts';
import { cite } from './sources.ts';
import type { Finding, Help, Verdict } from './verdict.ts';
import {
  leading,
  mostShown,
  nameable,
  nameableAsRemainder,
  nameableByError,
  possible,
  worthShowing,
} from './weights.ts';
import { fill, lines, type Slots, steps } from './wording.ts';

/** What configuration says instead of the books. */
export interface Contacts {
  readonly support?: string | undefined;
  readonly secureUpload?: string | undefined;
}

/** The verdict on this evidence, however much or little is known. @param now the belief, where it is at hand already. */
export function conclude(evidence: Evidence, contacts: Contacts, now = belief(evidence)): Verdict {
  if (inConflict(evidence)) return conflict(evidence, contacts);
  const [top] = ranked(now);
  const named = top && top.p >= bar(top.id, evidence) && top.id;
  return named ? cause(top, now, evidence, contacts) : undetermined(now, evidence, contacts);
}

/** The steps of a cause on this platform, or its general ones. */
function stepsOf(id: CauseId, evidence: Evidence): readonly BookStep[] {
  return suspectOf(id, evidence)?.steps ?? causes[id].steps;
}

function suspectOf(id: CauseId | undefined, evidence: Evidence): Suspect | undefined {
  return id && platforms[evidence.platform].suspects[id];
}

/** A receipt or log that says delivered beside an error that says failed (row X8). */
export function inConflict(evidence: Evidence): boolean {
  return (
    evidence.readings.status === 'delivered' &&
    evidence.codes.some((code) => code.permanence !== 'not-a-failure')
  );
}

/** The answer to a how-to question, or `undefined` where this platform's book has none. */
export function answer(topic: TopicId, evidence: Evidence, contacts: Contacts): Verdict | undefined {
  const book = platforms[evidence.platform];
  const howTo = book.answers[topic] ?? platforms.other.answers[topic];
  if (!howTo) return undefined;
  const slots = slotsOf(book, evidence, contacts);
  return {
    kind: 'answer',
    causes: [],
    steps: [{ text: fill(howTo.text, slots), who: 'nobody' }, ...steps(howTo.steps ?? [], evidence, slots)],
    conflicts: [],
    leads: false,
    warnings: howTo.caveat ? [fill(howTo.caveat, slots)] : [],
    sources: cite(evidence.platform, howTo.rows),
  };
}

/** What to send to support and what to leave out. */
export function help(evidence: Evidence, contacts: Contacts): Help {
  const book = platforms[evidence.platform];
  const slots = slotsOf(book, evidence, contacts);
  const { route, include, leaveOut } = book.escalation;
  return { route: fill(route, slots), include: include.map((line) => fill(line, slots)), leaveOut };
}

/** How likely a cause must be to be named. */
function bar(id: CauseId | undefined, evidence: Evidence): number {
  if (evidence.codes.length > 0) return nameableByError;
  return suspectOf(id, evidence)?.remains ? nameableAsRemainder : nameable;
}

interface Ranked {
  readonly id: CauseId | undefined;
  readonly at: number;
  readonly p: number;
}

function ranked(now: Belief): Ranked[] {
  return now.model.hypotheses.map((id, at) => ({ id, at, p: now.p[at] ?? 0 })).sort((a, b) => b.p - a.p);
}

function cause(top: Ranked, now: Belief, evidence: Evidence, contacts: Contacts): Verdict {
  const book = platforms[evidence.platform];
  const id = top.id as CauseId;
  const suspect = suspectOf(id, evidence);
  const clock = deadlineOf(suspect, book, evidence);
  const slots: Slots = {
    ...slotsOf(book, evidence, contacts),
    deadline: clock?.inWords,
    'later-deadline': clock?.later,
  };
  const shown = ranked(now)
    .filter((one) => one.id && (one.at === top.at || one.p >= worthShowing))
    .slice(0, mostShown);
  const entry = evidence.codes.length > 0 ? bookEntry(evidence.codes, evidence.platform) : undefined;
  const calm = (notFailures as readonly CauseId[]).includes(id);
  const retry = retries[causes[id].retry];
  return {
    kind: calm ? 'not-a-failure' : 'cause',
    causes: shown.map((one) => unlessSilent(finding(one.id as CauseId, one.at, now, evidence, slots))),
    steps: steps(stepsOf(id, evidence), evidence, slots),
    conflicts: [...disputed(evidence), ...conflicting(top.at, now, evidence)],
    leads: true,
    warnings: [
      ...(entry?.caveat ? [entry.caveat] : []),
      ...lines(suspect?.caveats, evidence, slots),
      ...(evidence.codes.length > 1 && !entry && differ(evidence)
        ? [fill(sentences.errorAmbiguous, slots)]
        : []),
      ...(retry ? [retry] : []),
      ...mayBeOutside(book, evidence),
    ],
    ...(clock ? { deadline: clock.deadline } : {}),
    escalation: help(evidence, contacts),
    sources: cite(
      evidence.platform,
      [...(suspect?.rows ?? []), ...(entry?.rows ?? []), ...book.escalation.rows],
      alsoFrom(id, evidence, suspect),
    ),
  };
}

function undetermined(now: Belief, evidence: Evidence, contacts: Contacts): Verdict {
  const book = platforms[evidence.platform];
  const slots = slotsOf(book, evidence, contacts);
  const strange = evidence.hasError && evidence.codes.length === 0;
  const candidates = strange
    ? []
    : ranked(now)
        .filter((one) => one.id && one.p >= possible)
        .slice(0, mostShown);
  const forgotten = evidence.error === undefined;
  const lead = candidates.find(
    (one, at) => at === 0 && one.p >= leading && !suspectOf(one.id, evidence)?.inferred,
  );
  return {
    kind: 'undetermined',
    causes: candidates.map((one) => finding(one.id as CauseId, one.at, now, evidence, slots)),
    steps: [
      ...(strange
        ? [step(forgotten ? sentences.errorUnlistedForgottenStep : sentences.errorUnlistedStep, slots)]
        : []),
      ...(lead ? steps(stepsOf(lead.id as CauseId, evidence), evidence, slots).slice(0, 1) : []),
      ...steps(book.unexplained.steps, evidence, slots),
    ],
    conflicts: disputed(evidence),
    leads: lead !== undefined,
    warnings: [
      ...(strange
        ? [fill(forgotten ? sentences.errorUnlistedForgotten : sentences.errorUnlisted, slots)]
        : []),
      ...lines(book.unexplained.caveats, evidence, slots),
      ...mayBeOutside(book, evidence),
    ],
    escalation: help(evidence, contacts),
    sources: cite(evidence.platform, [
      ...book.unexplained.rows,
      ...book.escalation.rows,
      ...rowsOf(strange, 'X7'),
    ]),
  };
}

function conflict(evidence: Evidence, contacts: Contacts): Verdict {
  const book = platforms[evidence.platform];
  const slots = { ...slotsOf(book, evidence, contacts), meaning: evidence.codes[0]?.meaning };
  return {
    kind: 'undetermined',
    causes: [],
    steps: [step(sentences.conflictStep, slots), step(sentences.conflictAskStep, slots)],
    conflicts: [],
    leads: false,
    warnings: [
      fill(evidence.origins?.error === 'receipt' ? sentences.receiptConflict : sentences.conflict, slots),
    ],
    escalation: help(evidence, contacts),
    sources: cite(evidence.platform, ['X8', 'X9', ...book.escalation.rows], ['provider-codes']),
  };
}

/** Beside a named cause, one that nothing points to says just that. */
function unlessSilent(one: Finding): Finding {
  const silent = one.because.length === 0 && one.against.length === 0;
  return silent ? { ...one, against: [sentences.lessLikely] } : one;
}

/** Where receipts and staff's word differ, both are said (row X9). */
function disputed({ disputes }: Evidence): string[] {
  return (disputes ?? []).flatMap(({ fact, told, found }) => {
    if (fact === 'error') return [fill(sentences.disputedError, { told, found })];
    const { values } = facts[fact] as Fact;
    const [one, other] = [values[told]?.said, values[found]?.said];
    return one && other ? [fill(sentences.disputed, { told: one, found: other })] : [];
  });
}

/** Times that are outside the hours by some clocks and not by others make it only possible. */
function mayBeOutside({ hours }: Book, { clocks }: Evidence): string[] {
  if (!hours || !clocks) return [];
  const times = clocks.join(' or ');
  return [fill(sentences.mayBeOutside, { times, from: hours.from, to: hours.to })];
}

/** Contradictions are said: an error outranks memory, and anything else must be checked again (rows X8, X9). */
function conflicting(at: number, now: Belief, evidence: Evidence): string[] {
  return contradictions(at, now, evidence).flatMap((fact: FactId) => {
    const said = (facts[fact] as Fact).values[evidence.readings[fact] ?? '']?.said;
    if (!said) return [];
    const outranked = evidence.codes.length > 0 && facts[fact].origin === 'recollection';
    return [fill(outranked ? sentences.outranked : sentences.doesNotFit, { said })];
  });
}

function slotsOf(book: Book, evidence: Evidence, contacts: Contacts): Slots {
  return {
    support: contacts.support ?? book.support,
    'secure-upload': contacts.secureUpload ?? book.secureUpload ?? 'ask support for their secure upload link',
    error: evidence.error,
    'sent-at': evidence.values['sent-at'],
    'reminder-window': evidence.values['reminder-window'],
  };
}

function alsoFrom(id: CauseId, evidence: Evidence, suspect: Suspect | undefined): DocumentId[] {
  return [
    ...(evidence.codes.length > 0 || !suspect ? (['provider-codes'] as const) : []),
    ...(causes[id].retry === 'never-until-opt-in' ? (['regulatory'] as const) : []),
  ];
}

const differ = (evidence: Evidence) => new Set(evidence.codes.map((code) => code.cause)).size > 1;
const step = (text: string, slots: Slots): Step => ({ text: fill(text, slots), who: 'front-desk' });
const rowsOf = (when: boolean, row: RowId): RowId[] => (when ? [row] : []);
