/** A talk turn by turn, for tests. Every turn is taken three times over, so each test also shows that a turn is pure. */
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Desk } from '#conversation/desk.ts';
import { pack, type Session, unpack } from '#conversation/session.ts';
import { step } from '#conversation/step.ts';
import type { FactId } from '#knowledge/facts.ts';
import { draw } from '#views/draw.ts';
import type { Move } from '#views/move.ts';
import type { Utterance } from '#views/utterance.ts';
import type { View } from '#views/view.ts';

export type VerdictMove = Extract<Move, { kind: 'verdict' | 'person' }>;
type Facts = { readonly [F in FactId]?: string };

/** A practice that configured nothing. */
export const plainDesk: Desk = {
  practice: { country: 'US', support: {}, secureUpload: {} },
  now: new Date('2026-03-02T15:00:00.000Z'),
  audience: 'person',
};

/** Answers clear enough that nothing more is asked. */
export const lateText = {
  platform: 'caremessage',
  status: 'failed',
  'sent-at': '22:15',
  'failure-scope': 'latest',
  'line-type': 'mobile',
  'number-changed': 'no',
  'shared-number': 'not-shared',
};

export interface Talk {
  readonly session: Session;
  readonly move: Move;
  /** Everything ever said back, drawn. */
  readonly views: readonly View[];
  say(heard: Utterance): Move;
  /** Presses or types an answer to the question that stands. */
  answer(fact: FactId, value: string): Move;
  /** Presses a control or a choice of the view that stands. */
  press(says: 'back' | 'not-it' | 'handoff' | 'solved' | 'preview' | 'share'): Move;
  /** Presses "I don't know". */
  skip(): Move;
  /** Answers truthfully, and "I don't know" where the truth is silent, until the bot concludes; gives what was asked. */
  goOn(truth: Facts): FactId[];
  /** The verdict that stands. */
  verdict(): VerdictMove['verdict'];
}

export function begin(
  start: { readonly text?: string; readonly facts?: Facts } = {},
  desk = plainDesk,
): Talk {
  let session: Session | undefined;
  let move: Move;
  const views: View[] = [];

  function say(heard: Utterance): Move {
    const taken = step(frozen(session), frozen(heard), desk);
    expect(step(structuredClone(session), structuredClone(heard), desk)).toEqual(taken);
    const stored = session && unpack(pack(session));
    const again = stored && session?.unsaved ? { ...stored, unsaved: session.unsaved } : stored;
    expect(step(again, heard, desk)).toEqual(taken);
    ({ session, move } = taken);
    const view = draw(move);
    if (!isDeepStrictEqual(view, views.at(-1))) views.push(view);
    return move;
  }

  function question() {
    if (move.kind !== 'question' && move.kind !== 'refused')
      throw new Error(`no question stands: ${move.kind}`);
    return move.question.fact;
  }

  say({ says: 'start', ...start });
  const talk: Talk = {
    get session() {
      return session as Session;
    },
    get move() {
      return move;
    },
    views,
    say,
    answer: (fact, value) => say({ says: 'answer', turn: move.turn, fact, value }),
    press: (says) => say({ says, turn: move.turn }),
    skip: () => say({ says: 'skip', turn: move.turn, fact: question() }),
    goOn(truth) {
      const asked: FactId[] = [];
      while (move.kind === 'question' && asked.length < 40) {
        const fact = question();
        asked.push(fact);
        const value = truth[fact];
        if (value === undefined) talk.skip();
        else talk.answer(fact, value);
      }
      return asked;
    },
    verdict() {
      if (move.kind !== 'verdict' && move.kind !== 'person')
        throw new Error(`no verdict stands: ${move.kind}`);
      return move.verdict;
    },
  };
  return talk;
}

/** What was said in a view or verdict, in one string. */
export const allOf = (said: object): string => JSON.stringify(said);

/** A value that throws when somebody writes to it. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
