/** One turn of the talk. Pure: same session, same words, same moment, same move. */
import { explain } from '#diagnosis/explain.ts';
import type { History } from '#evidence/history.ts';
import { causes } from '#knowledge/causes/index.ts';
import { type FactId, facts } from '#knowledge/facts.ts';
import { findPatientData, type PatientDatum, scrub } from '#understanding/patient-data.ts';
import { understand } from '#understanding/understand.ts';
import type { NoticeId } from '#views/notices.ts';
import type { Utterance } from '#views/utterance.ts';
import type { Desk } from './desk.ts';
import { platformOf } from './evidence.ts';
import { note } from './listen.ts';
import { ask, common, next, person, type Taken } from './next.ts';
import { questionOn } from './question.ts';
import { askNumber, awaitNews, forgetNews, learned, lookedUp, lookUp } from './receipts.ts';
import { type Did, fresh, type Session, skipped } from './session.ts';
import { typed } from './typed.ts';
import { undone } from './undone.ts';

/**
 * @param session the talk so far; `undefined` begins one.
 * @returns the talk after this turn, and what the bot does. A press that comes late, twice or from nowhere leaves
 *   the session as it was and says so kindly.
 */
export function step(session: Session | undefined, heard: Utterance, desk: Desk): Taken {
  if (heard.says === 'start') return begin(heard, desk);
  if (heard.says === 'restart') return next(opened(desk, session?.turn), desk, []);
  if (heard.says === 'help') return helped(session, desk, []);
  if (heard.says === 'explain') return explained(session, heard.text, desk);
  if (!session && elsewhere.has(heard.says)) return helped(session, desk, ['not-here']);
  if (!session)
    return heard.says === 'tell'
      ? begin({ says: 'start', text: heard.text }, desk)
      : next(opened(desk), desk, ['expired']);
  if ('turn' in heard && heard.turn !== session.turn)
    return stand(session, desk, [twice(session, heard) ? 'again' : 'late']);
  switch (heard.says) {
    case 'answer':
      return answered(session, heard.fact, heard.value, desk);
    case 'skip':
      return unknown(session, heard.fact, desk);
    case 'reopen':
      return reopened(session, heard.fact, desk);
    case 'tell':
      return session.at === 'ended'
        ? begin({ says: 'start', text: heard.text }, desk, session.turn)
        : told(session, heard.text, desk);
    case 'back':
      return next(undone(session), desk, []);
    case 'not-it':
      return notIt(session, desk);
    case 'handoff':
      return person(session, desk, []);
    case 'solved':
      return solved(session, desk, []);
    case 'preview':
      return shown(session, desk, 'preview');
    case 'share':
      return session.at === 'preview' ? shown(session, desk, 'shared') : stand(session, desk, ['late']);
    case 'aside':
      return aside(session, desk);
    case 'look-up':
      return desk.receipts ? lookUp(session, desk) : stand(session, desk, ['strange']);
    case 'await':
      return awaitNews(session, desk);
    case 'forget':
      return forgetNews(session, desk);
    case 'show':
      return stand(session, desk, []);
    case 'alerts':
    case 'status':
    case 'incident':
      return stand(session, desk, ['not-here']);
  }
}

/** What no talk answers; where the bot runs all the time, it does not come here. */
const elsewhere: ReadonlySet<Utterance['says']> = new Set(['alerts', 'status', 'incident']);

/** An empty talk with what the practice configured. */
function opened(desk: Desk, turn = 0): Session {
  const { platform } = desk.practice;
  return {
    ...fresh,
    ...(desk.person === undefined ? {} : { owner: desk.person }),
    ...(desk.audience === 'person' ? {} : { shared: true }),
    turn,
    facts: platform ? { platform } : {},
  };
}

function begin(heard: Extract<Utterance, { says: 'start' }>, desk: Desk, turn = 0): Taken {
  let session = opened(desk, turn);
  for (const [fact, value] of inOrder(heard.facts ?? {})) {
    const noted = isUnknown(fact, value)
      ? { session: did(session, { did: 'skipped', fact, given: true }) }
      : note(session, fact, value, desk);
    if ('session' in noted) session = noted.session;
  }
  if (desk.found && desk.found !== 'none') session = learned(session, desk.found);
  const text = heard.text?.trim() ?? '';
  const nothing = text === '' || typed(text, undefined) === 'restart';
  return nothing ? next(session, desk, []) : understood(session, text, desk);
}

/** Free words in the middle of a talk: an answer to what was asked, or whatever they hold. */
function told(session: Session, text: string, desk: Desk): Taken {
  const { asking, at } = session;
  const open = at === 'asking' && asking ? questionOn(asking, platformOf(session), desk.receipts) : undefined;
  const said = typed(text, open);
  if (said === 'back') return next(undone(session), desk, []);
  if (said === 'restart') return next(opened(desk, session.turn), desk, []);
  if (said === undefined || !open) return understood(session, text, desk);
  return said === 'unknown'
    ? unknown(session, open.fact, desk)
    : answered(session, open.fact, said.value, desk);
}

/** What free words hold is taken; patient data is left out and said so. */
function understood(session: Session, text: string, desk: Desk): Taken {
  const { country, timezone } = desk.practice;
  const heard = understand(text.slice(0, 4000), {
    now: desk.now,
    country,
    ...(timezone ? { timezone } : {}),
  });
  const history = desk.found === 'none' ? undefined : desk.found;
  const notices = saidOfWords(heard.phi, history, desk);
  const { topic: _, ...untopical } = session;
  let then: Session = heard.topic
    ? { ...session, topic: heard.topic }
    : heard.intent === 'diagnose'
      ? untopical
      : session;
  for (const [fact, value] of inOrder(heard.facts)) {
    if (heard.open.includes(fact)) continue;
    const noted = note(then, fact, fact === 'error' ? text : value, desk);
    if ('session' in noted) then = noted.session;
  }
  if (history) then = learned(then, history);
  if (session.turn > 0 && then !== session) {
    const { facts: known, codes, strangeError, topic, found } = session;
    then = did(then, {
      did: 'told',
      before: {
        facts: known,
        codes,
        strangeError,
        ...(topic ? { topic } : {}),
        ...(found ? { found } : {}),
      },
      ...by(desk),
    });
  }
  if (heard.intent === 'handoff') return person(then, desk, notices);
  if (heard.intent === 'resolved' && session.turn > 0) return solved(then, desk, notices);
  if (heard.intent === 'help' && session.turn === 0 && Object.keys(heard.facts).length === 0)
    return helped(then, desk, notices);
  const nothing = Object.keys(heard.facts).length === 0 && !heard.topic && notices.length === 0 && !history;
  return next(then, desk, nothing ? ['not-understood'] : notices);
}

function answered(session: Session, fact: FactId, value: string, desk: Desk): Taken {
  if (!Object.hasOwn(facts, fact)) return stand(session, desk, ['strange']);
  if (fact === 'recipient-number' && desk.found) return lookedUp(session, value, desk.found, desk);
  const question = questionOn(fact, platformOf(session), desk.receipts);
  if (value === 'unknown' && !question.choices?.some((choice) => choice.value === 'unknown')) {
    return unknown(session, fact, desk);
  }
  const noted = note(session, fact, value, desk);
  if ('problem' in noted)
    return {
      session,
      move: { ...common(session, desk, []), kind: 'refused', question, problem: noted.problem },
    };
  const answer: Did = { did: 'answered', fact, ...by(desk) };
  return next(did(notSkipped(noted.session, fact), answer), desk, saidOf(fact, value, desk));
}

/** A number is forgotten and patient data in a typed error is left out; both are said. */
function saidOf(fact: FactId, value: string, { audience, practice }: Desk): NoticeId[] {
  if (fact === 'recipient-number') return [audience === 'person' ? 'number-forgotten' : 'number-read'];
  return fact === 'error' && findPatientData(value, practice.country).length > 0 ? ['patient-data'] : [];
}

/** A number that was looked up was wanted; anything else about a patient was not. */
function saidOfWords(phi: readonly PatientDatum[], history: History | undefined, desk: Desk): NoticeId[] {
  const wanted = history?.asked === 'number';
  const unwanted = phi.filter(({ kind }) => !wanted || kind !== 'phone');
  return [
    ...(unwanted.length > 0 ? [leftOut(desk)] : []),
    ...(wanted ? (['number-looked-up'] as const) : []),
  ];
}

/** What others have read cannot be taken back by us. */
const leftOut = ({ audience }: Desk): NoticeId =>
  audience === 'everybody' ? 'patient-data-shared' : 'patient-data';

/** Who answers is kept only where several people may. */
const by = ({ audience, person: who }: Desk) =>
  audience === 'person' || who === undefined ? {} : { by: who };

/** "unknown" is an answer to every question; for the status it may be what the log says. */
const isUnknown = (fact: FactId, value: string) =>
  value === 'unknown' && !Object.hasOwn(facts[fact].values, value);

/** "I don't know"; said twice of the same question it counts once. */
function unknown(session: Session, fact: FactId, desk: Desk): Taken {
  if (!Object.hasOwn(facts, fact)) return stand(session, desk, ['strange']);
  return next(skipped(session).includes(fact) ? session : did(session, { did: 'skipped', fact }), desk, []);
}

/** Asks again what staff did not know before; anything else is where the talk stands. */
function reopened(session: Session, fact: FactId, desk: Desk): Taken {
  if (!skipped(session).includes(fact)) return stand(session, desk, ['strange']);
  return ask(session, fact, platformOf(session), desk, []);
}

function notIt(session: Session, desk: Desk): Taken {
  const { shown, topic: _, ...rest } = session;
  if (!shown) return session.topic ? next(rest, desk, []) : person(session, desk, []);
  return next(did(rest, { did: 'ruled-out', cause: shown }), desk, []);
}

function explained(session: Session | undefined, text: string, desk: Desk): Taken {
  const then = session ?? fresh;
  return {
    session: then,
    move: {
      ...common(then, desk, []),
      kind: 'explanation',
      explanation: explain(scrub(text, desk.practice.country).slice(0, 200)),
    },
  };
}

function helped(session: Session | undefined, desk: Desk, notices: readonly NoticeId[]): Taken {
  const then = session ?? fresh;
  return { session: then, move: { ...common(then, desk, notices), kind: 'help' } };
}

/** The talk is over; the cause that was named last was it. */
function solved(session: Session, desk: Desk, notices: readonly NoticeId[]): Taken {
  const then: Session = { ...session, at: 'ended' };
  const cause = session.shown ? { cause: causes[session.shown].title } : {};
  return { session: then, move: { ...common(then, desk, notices), ...cause, kind: 'solved' } };
}

/** Takes a question about one person to the private chat with whoever asks for it. */
function aside(session: Session, desk: Desk): Taken {
  const { asking, at } = session;
  const fits = at === 'asking' && asking && questionOn(asking, platformOf(session), desk.receipts).personal;
  if (!fits || desk.audience !== 'everybody' || desk.person === undefined)
    return stand(session, desk, ['late']);
  const private_: Session = { ...session, aside: desk.person };
  return session.lookingUp
    ? askNumber(private_, desk, [])
    : ask(private_, asking, platformOf(session), desk, []);
}

/** Where the talk stands, drawn anew, unchanged. */
function stand(session: Session, desk: Desk, notices: readonly NoticeId[]): Taken {
  const before = { ...session, turn: session.turn - 1 };
  if (session.at === 'ended') return solved(session, desk, notices);
  if (session.at === 'person') return person(before, desk, notices);
  if (session.at === 'preview') return shown(before, desk, 'preview', notices);
  return session.lookingUp ? askNumber(before, desk, notices) : next(before, desk, notices);
}

/** The verdict as a channel may see it: without the words of an error that no list holds, for they were typed freely. */
function shown(
  session: Session,
  desk: Desk,
  as: 'preview' | 'shared',
  notices: readonly NoticeId[] = [],
): Taken {
  const { unsaved, ...bare } = session;
  const { session: then, move } = next(bare, desk, notices);
  const kept: Session = unsaved ? { ...then, unsaved } : then;
  if (move.kind !== 'verdict') return next(session, desk, ['nothing-to-share']);
  return { session: as === 'preview' ? { ...kept, at: 'preview' } : kept, move: { ...move, kind: as } };
}

/** What was not known before is known now. */
function notSkipped(session: Session, fact: FactId): Session {
  return { ...session, history: session.history.filter((one) => one.did !== 'skipped' || one.fact !== fact) };
}

const did = (session: Session, what: Did): Session => ({ ...session, history: [...session.history, what] });

/** A second press of the answer that was just taken. */
function twice(session: Session, heard: Utterance): boolean {
  const last = session.history.at(-1);
  return (
    heard.says === 'answer' &&
    last?.did === 'answered' &&
    last.fact === heard.fact &&
    session.facts[heard.fact] === heard.value
  );
}

/** The platform first: how an error or a time is read depends on it. */
function inOrder(given: { readonly [F in FactId]?: string }): [FactId, string][] {
  return (Object.keys(facts) as FactId[]).flatMap((fact) => {
    const value = given[fact];
    return value === undefined ? [] : [[fact, value] as [FactId, string]];
  });
}
