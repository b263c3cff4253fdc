/** Turns that are about the delivery receipts: asking them, and being told how the next text fares. Pure. */
import type { History } from '#evidence/history.ts';
import type { NoticeId } from '#views/notices.ts';
import type { Desk } from './desk.ts';
import { platformOf } from './evidence.ts';
import { note } from './listen.ts';
import { ask, common, next, type Taken } from './next.ts';
import { questionOn } from './question.ts';
import type { Did, Session } from './session.ts';

/** More people than this are not told of one phone by one talk. */
const mostAwaiting = 20;

/** Asks for the number or the message id. @param wantsNews for whom, if the next text is to be watched. */
export function askNumber(
  session: Session,
  desk: Desk,
  notices: readonly NoticeId[],
  wantsNews = session.wantsNews,
): Taken {
  const { session: then, move } = ask(session, 'recipient-number', platformOf(session), desk, notices);
  const asking: Session = { ...then, lookingUp: true, ...(wantsNews ? { wantsNews } : {}) };
  return { session: asking, move: { ...move, canGoBack: true } };
}

/** "Look it up." Where others read along, whoever says so is asked in private. */
export function lookUp(session: Session, desk: Desk, wantsNews?: string): Taken {
  const { audience, person } = desk;
  const asked = audience === 'everybody' && person !== undefined ? { ...session, aside: person } : session;
  return askNumber(asked, desk, [], wantsNews);
}

/** A number or a message id was typed where it was asked for, and the receipts were asked. */
export function lookedUp(
  session: Session,
  value: string,
  found: Exclude<Desk['found'], undefined>,
  desk: Desk,
): Taken {
  if (found === 'none') {
    const question = questionOn('recipient-number', platformOf(session), desk.receipts);
    return {
      session,
      move: { ...common(session, desk, []), kind: 'refused', question, problem: 'no-receipt' },
    };
  }
  const { found: before, wantsNews } = session;
  const did: Did = {
    did: 'looked-up',
    ...(before ? { before } : {}),
    ...(desk.audience === 'person' || desk.person === undefined ? {} : { by: desk.person }),
  };
  const noted = found.asked === 'number' ? note(session, 'recipient-number', value, desk) : undefined;
  const known = noted && 'session' in noted ? noted.session : session;
  const history = [...known.history.filter((one) => !isSkip(one)), did];
  const then = learned({ ...known, history }, found);
  const said: NoticeId[] = found.asked === 'number' ? ['number-looked-up'] : [];
  return wantsNews ? awaitNews(then, desk, said) : next(then, desk, said);
}

const isSkip = (one: Did) => one.did === 'skipped' && one.fact === 'recipient-number';

/** What the receipts show, taken into the talk. In one that a channel reads, not even two digits of a number. */
export function learned(session: Session, found: History): Session {
  const { tail, ...untold } = found;
  return { ...session, found: session.shared ? untold : found, foundAt: session.turn + 1 };
}

/** "I fixed it: tell me." Without a known phone, the number is asked for first. */
export function awaitNews(session: Session, desk: Desk, notices: readonly NoticeId[] = []): Taken {
  const { person } = desk;
  if (!desk.news || person === undefined) return next(session, desk, ['strange']);
  if (!session.found?.recipient) return lookUp(session, desk, person);
  const others = (session.awaiting ?? []).filter((one) => one !== person);
  const awaiting = [...others, person].slice(-mostAwaiting);
  return { ...next({ ...session, awaiting }, desk, [...notices, 'awaiting']), news: 'await' };
}

/** "Do not tell me after all." */
export function forgetNews(session: Session, desk: Desk): Taken {
  const { awaiting = [], ...rest } = session;
  const left = awaiting.filter((one) => one !== desk.person);
  const then: Session = left.length > 0 ? { ...rest, awaiting: left } : rest;
  return { ...next(then, desk, ['not-awaiting']), news: 'forget' };
}

/** Takes back what the receipts showed, and the number that they were asked about. */
export function unlearned(session: Session, before: History | undefined): Session {
  const { found: _, foundAt: __, tail: ___, ...rest } = session;
  const { 'recipient-number': ____, ...facts } = rest.facts;
  return { ...rest, facts, ...(before ? { found: before } : {}) };
}
