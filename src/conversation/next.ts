/** What the bot does now: asks the best question, or says what it concludes. Pure. */

import { type Belief, belief } from '#diagnosis/belief.ts';
import { answer, type Contacts, conclude, help, inConflict } from '#diagnosis/conclude.ts';
import { type Evidence, holds } from '#diagnosis/evidence.ts';
import { nextQuestion, worthFindingOut } from '#diagnosis/next-question.ts';
import { cite } from '#diagnosis/sources.ts';
import type { Verdict } from '#diagnosis/verdict.ts';
import type { Ask } from '#knowledge/book.ts';
import { codeByKey } from '#knowledge/codes/index.ts';
import type { FactId, PlatformId } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import type { Found } from '#views/found.ts';
import type { Move, Question } from '#views/move.ts';
import type { NoticeId } from '#views/notices.ts';
import type { Desk } from './desk.ts';
import { evidenceOf, platformOf } from './evidence.ts';
import { questionOn } from './question.ts';
import { asked, type Session, skipped } from './session.ts';
import { trail } from './trail.ts';

/** A talk after one turn, and what the bot does. */
export interface Taken {
  /** Whoever's turn it is wants to be told of the next text to this phone, or no longer. */
  readonly news?: 'await' | 'forget';
  readonly session: Session;
  readonly move: Move;
}

/** The next view of this talk; its turn goes up by one. */
export function next(session: Session, desk: Desk, notices: readonly NoticeId[]): Taken {
  const platform = platformOf(session) ?? (skipped(session).includes('platform') ? 'other' : undefined);
  if (!platform) return ask(session, 'platform', undefined, desk, notices);
  const evidence = evidenceOf(session, platform);
  const contacts = contactsOf(desk, platform);
  const told = session.topic && answer(session.topic, evidence, contacts);
  if (told) return say(session, told, 'answer', desk, notices);
  const now = belief(evidence);
  const question = inConflict(evidence) ? undefined : (nextQuestion(evidence, now) ?? detail(now, evidence));
  if (question) return ask(session, question, platform, desk, notices);
  const verdict = conclude(evidence, contacts, now);
  const open = verdict.kind === 'undetermined' ? worthFindingOut(evidence, now).slice(0, 2) : [];
  return say(
    session,
    verdict,
    'verdict',
    desk,
    notices,
    open.map((fact) => questionOn(fact, platform, desk.receipts)),
  );
}

/** Whom to ask for help, however little is known. */
export function person(session: Session, desk: Desk, notices: readonly NoticeId[]): Taken {
  const platform = platformOf(session) ?? 'other';
  const evidence = evidenceOf(session, platform);
  const contacts = contactsOf(desk, platform);
  const escalation = help(evidence, contacts);
  const verdict: Verdict = {
    kind: 'undetermined',
    causes: platformOf(session) && asked(session) > 0 ? conclude(evidence, contacts).causes : [],
    steps: [{ text: escalation.route, who: 'front-desk' }],
    conflicts: [],
    leads: false,
    warnings: [],
    escalation,
    sources: cite(platform, platforms[platform].escalation.rows),
  };
  const { aside: _, ...rest } = session;
  const then: Session = { ...rest, at: 'person', turn: session.turn + 1 };
  return {
    session: then,
    move: { ...common(then, desk, notices), kind: 'person', verdict, asked: asked(then) },
  };
}

/** What every move carries. */
export function common(session: Session, desk: Desk, notices: readonly NoticeId[]) {
  const platform = platformOf(session);
  const { aside } = session;
  const found = foundNow(session, desk);
  const news = newsOn(session, desk);
  return {
    turn: session.turn,
    notices,
    trail: trail(session),
    ...(platform ? { platform } : {}),
    ...(aside ? { aside } : {}),
    ...(found ? { found } : {}),
    ...(desk.receipts && !session.found ? { canLookUp: true } : {}),
    ...(news ? { news } : {}),
    canGoBack: session.history.length > 0 || session.at === 'person',
  };
}

/** Told when it is new, and with the verdict that rests on it. */
function foundNow(session: Session, { practice }: Desk): Found | undefined {
  const { found, foundAt = 0, turn, at } = session;
  if (!found || (at === 'asking' && turn > foundAt)) return undefined;
  const names = new Set(found.codes.flatMap((key) => codeByKey(key)?.name ?? []));
  const title = names.size === 1 ? [...names][0] : undefined;
  return { ...found, title, zone: practice.timezone };
}

function newsOn(
  { awaiting }: Session,
  { news, audience, person: who }: Desk,
): 'offered' | 'awaited' | undefined {
  if (!news || who === undefined) return undefined;
  return audience !== 'everybody' && awaiting?.includes(who) ? 'awaited' : 'offered';
}

/** Puts one question. */
export function ask(
  session: Session,
  fact: FactId,
  platform: PlatformId | undefined,
  desk: Desk,
  notices: readonly NoticeId[],
): Taken {
  const { shown: _, aside, lookingUp: __, wantsNews: ___, ...rest } = session;
  const question = questionOn(fact, platform, desk.receipts);
  const then: Session = {
    ...rest,
    at: 'asking',
    asking: fact,
    turn: session.turn + 1,
    ...(aside && question.personal ? { aside } : {}),
  };
  return { session: then, move: { ...common(then, desk, notices), kind: 'question', question } };
}

function say(
  session: Session,
  verdict: Verdict,
  at: 'verdict' | 'answer',
  desk: Desk,
  notices: readonly NoticeId[],
  open: readonly Question[] = [],
): Taken {
  const { asking: _, shown: __, aside: ___, lookingUp: ____, wantsNews: _____, ...rest } = session;
  const top = verdict.causes[0]?.id;
  const then: Session = { ...rest, at, turn: session.turn + 1, ...(top ? { shown: top } : {}) };
  return {
    session: then,
    move: { ...common(then, desk, notices), kind: 'verdict', verdict, asked: asked(then), open },
  };
}

/** A fact that makes the advice for the likeliest cause exact, asked once the cause is clear (row CL6). */
function detail(now: Belief, evidence: Evidence): FactId | undefined {
  const top = now.model.hypotheses[now.p.indexOf(Math.max(...now.p))];
  const { asks, suspects } = platforms[evidence.platform];
  const fact = top && suspects[top]?.detail;
  if (!fact || evidence.values[fact] !== undefined || evidence.unknown.includes(fact)) return undefined;
  return holds((asks[fact] as Ask<FactId> | undefined)?.when, evidence) ? fact : undefined;
}

function contactsOf(desk: Desk, platform: PlatformId): Contacts {
  return { support: desk.practice.support[platform], secureUpload: desk.practice.secureUpload[platform] };
}
