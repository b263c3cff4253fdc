import { describe, expect, it } from 'vitest';
import type { Desk } from '#conversation/desk.ts';
import { pack, type Session, unpack } from '#conversation/session.ts';
import { step } from '#conversation/step.ts';
import type { History } from '#evidence/history.ts';
import { readHistory } from '#evidence/read.ts';
import type { Move } from '#views/move.ts';
import type { Utterance } from '#views/utterance.ts';
import { days, failed, noon, row } from '../evidence/rows.ts';
import { plainDesk } from './talk.ts';

const desk: Desk = { ...plainDesk, receipts: true, news: true, person: 'U1' };
const zones = ['America/New_York'];
const number = { by: 'number', recipient: 'hash', tail: '67', zones } as const;
const landline = readHistory(
  [0, 1, 2].map((back) => failed('30006', { sentAt: noon - days(back), line: 'landline' })),
  number,
);
const nothing = readHistory([], number);

/** A talk in which each turn may be taken at another desk. */
function talk(
  start: Utterance = { says: 'start', facts: { platform: 'caremessage' } },
  at: Partial<Desk> = {},
) {
  let session: Session | undefined;
  let move!: Move;
  let news: string | undefined;
  const say = (heard: Utterance, more: Partial<Desk> = {}) => {
    const taken = step(session, heard, { ...desk, ...at, ...more });
    ({ move, news } = { move: taken.move, news: taken.news });
    session = unpack(pack(taken.session));
    expect(session).toBeDefined();
    return move;
  };
  say(start);
  return {
    say,
    get move() {
      return move;
    },
    get session() {
      return session as Session;
    },
    get news() {
      return news;
    },
    get turn() {
      return move.turn;
    },
    number: (found: History | 'none', value = '212-555-0167', more: Partial<Desk> = {}) =>
      say({ says: 'answer', turn: move.turn, fact: 'recipient-number', value }, { found, ...more }),
  };
}
const trailOf = (move: Move) => Object.fromEntries(move.trail.map(({ fact, value }) => [fact, value]));

describe('looking up', () => {
  it('is offered while there is something to ask, and asks for a number or an id', () => {
    const one = talk();
    expect(one.move.canLookUp).toBe(true);
    one.say({ says: 'look-up', turn: one.turn });

    expect(one.move).toMatchObject({
      kind: 'question',
      question: { fact: 'recipient-number', personal: true },
    });
    expect(talk(undefined, { receipts: false }).move.canLookUp).toBeUndefined();
  });

  it('fills what the receipts show, marks it, and goes back as one step', () => {
    const one = talk();
    const before = one.move;
    one.say({ says: 'look-up', turn: one.turn });
    one.number(landline);

    expect(trailOf(one.move)).toMatchObject({
      status: 'Failed',
      'failure-scope': 'All of them',
      'line-type': 'Landline',
      'sent-at': '12:00',
      'recipient-number': '…67',
      error: '30006',
    });
    expect(one.move.found).toMatchObject({ ended: { failed: 3 }, title: 'Landline or unreachable carrier' });
    expect(one.move.notices).toEqual(['number-looked-up']);
    expect(one.move.canLookUp).toBeUndefined();

    one.say({ says: 'back', turn: one.turn });
    expect(one.move).toMatchObject({
      kind: 'question',
      question: 'question' in before ? before.question : {},
    });
    expect(one.session.found).toBeUndefined();
    expect(trailOf(one.move)).toEqual(trailOf(before));
  });

  it('goes back from its question, and on with "I don\'t know"', () => {
    const one = talk();
    const fact = 'question' in one.move && one.move.question.fact;
    one.say({ says: 'look-up', turn: one.turn });
    one.say({ says: 'back', turn: one.turn });
    expect(one.move).toMatchObject({ question: { fact } });
    one.say({ says: 'look-up', turn: one.turn });
    one.say({ says: 'show' });
    expect(one.move).toMatchObject({ question: { fact: 'recipient-number' } });
    one.say({ says: 'skip', turn: one.turn, fact: 'recipient-number' });
    expect(one.move).toMatchObject({ question: { fact } });
  });

  it('refuses an id of which there is no receipt, and keeps the question', () => {
    const one = talk();
    one.say({ says: 'look-up', turn: one.turn });
    one.number('none', 'SM0123456789');
    expect(one.move).toMatchObject({ kind: 'refused', problem: 'no-receipt' });
    one.number(landline);
    expect(one.session.found).toBeDefined();
  });

  it('says that there is no receipt of a number, and asks on', () => {
    const one = talk();
    one.say({ says: 'look-up', turn: one.turn });
    one.number(nothing);
    expect(one.move).toMatchObject({ kind: 'question', found: { ended: { failed: 0, delivered: 0 } } });
    expect(one.session.found?.recipient).toBe('hash');
  });

  it('tells of the receipts once, and again with the verdict', () => {
    const unsure = readHistory([failed('30006')], number);
    const one = talk();
    one.say({ says: 'look-up', turn: one.turn });
    one.number(unsure);
    expect(one.move.kind).toBe('question');
    expect(one.move.found).toBeDefined();
    const shown: boolean[] = [];
    while (one.move.kind === 'question') {
      one.say({ says: 'skip', turn: one.turn, fact: one.move.question.fact });
      shown.push(one.move.found !== undefined);
    }
    expect(shown.pop()).toBe(true);
    expect(shown).not.toContain(true);
  });
});

describe('what weighs more', () => {
  const verdict = (move: Move) => {
    if (move.kind !== 'verdict') throw new Error(`no verdict but ${move.kind}`);
    return move.verdict;
  };

  it('is the receipt, and the difference is said', () => {
    const said = {
      platform: 'caremessage',
      status: 'delivered',
      'line-type': 'mobile',
      error: '30007',
    } as const;
    const one = talk({ says: 'start', facts: said });
    one.say({ says: 'look-up', turn: one.turn });
    one.number(landline);

    expect(verdict(one.move).causes[0]?.id).toBe('landline-number');
    const conflicts = verdict(one.move).conflicts.join('\n');
    expect(conflicts).toContain('The log marks the text as delivered. The delivery receipts show otherwise');
    expect(conflicts).toContain('The line is a mobile phone. The delivery receipts show otherwise');
    expect(conflicts).toContain('You gave the error "30007"; the receipts of the text carry "30006"');
  });

  it('marks each reason with where it came from', () => {
    const one = talk({ says: 'start', facts: { platform: 'caremessage', 'number-changed': 'no' } });
    one.say({ says: 'look-up', turn: one.turn });
    one.number(landline);
    const because = verdict(one.move).causes[0]?.because.join('\n');

    expect(because).toContain('The receipts carry the code "30006"');
    expect(because).toContain('(delivery receipts).');
  });

  it('is neither of two receipts that contradict each other (row X8)', () => {
    const one = talk();
    one.say({ says: 'look-up', turn: one.turn });
    one.number(readHistory([row('delivered', { note: 'failed 30003' })], number));

    expect(verdict(one.move).kind).toBe('undetermined');
    expect(verdict(one.move).warnings.join()).toContain('Two receipts of that text contradict each other');
  });

  it('is no clock, where the clocks disagree: then it may be', () => {
    const late = [row('failed', { sentAt: Date.parse('2026-03-03T03:00:00Z') })];
    const both = readHistory(late, { ...number, zones: ['America/New_York', 'America/Los_Angeles'] });
    const one = talk();
    one.say({ says: 'look-up', turn: one.turn });
    one.number(both);
    const asked: string[] = [];
    while (one.move.kind === 'question') {
      asked.push(one.move.question.fact);
      one.say({ says: 'skip', turn: one.turn, fact: one.move.question.fact });
    }
    expect(asked).not.toContain('sent-at');
    expect(verdict(one.move).warnings.join()).toContain('it was 22:00 or 19:00 there');

    const agreed = readHistory(late, { ...number, zones: ['America/New_York', 'America/Chicago'] });
    const other = talk();
    other.say({ says: 'look-up', turn: other.turn });
    other.number(agreed);
    while (other.move.kind === 'question')
      other.say({ says: 'skip', turn: other.turn, fact: other.move.question.fact });
    expect(verdict(other.move).causes[0]?.id).toBe('outside-messaging-hours');
  });

  it('stays with an error that staff gave where the receipt carries none', () => {
    const one = talk({ says: 'start', facts: { platform: 'caremessage', error: '30007' } });
    one.say({ says: 'look-up', turn: one.turn });
    one.number(readHistory([row('failed')], number));
    expect(verdict(one.move).causes[0]?.because.join()).toContain('The error "30007" means');
  });
});

describe('in a channel', () => {
  const everybody: Partial<Desk> = { audience: 'everybody' };

  it('asks whoever wants it in private, and keeps no digit of the number', () => {
    const one = talk(undefined, everybody);
    one.say({ says: 'look-up', turn: one.turn });
    expect(one.move.aside).toBe('U1');
    one.number(landline, '212-555-0167', { audience: 'aside' });

    expect(JSON.stringify(one.session)).not.toContain('"67"');
    expect(one.session.found?.recipient).toBe('hash');
    expect(one.move.trail.find(({ fact }) => fact === 'recipient-number')).toMatchObject({ by: 'U1' });
  });
});

describe('news of the next text', () => {
  it('is promised once the phone is known, and taken back', () => {
    const one = talk();
    one.say({ says: 'look-up', turn: one.turn });
    one.number(landline);
    expect(one.move.news).toBe('offered');
    one.say({ says: 'await', turn: one.turn });
    expect(one.news).toBe('await');
    expect(one.move).toMatchObject({ kind: 'verdict', news: 'awaited', notices: ['awaiting'] });
    one.say({ says: 'forget', turn: one.turn });
    expect(one.news).toBe('forget');
    expect(one.move).toMatchObject({ kind: 'verdict', news: 'offered', notices: ['not-awaiting'] });
    expect(one.session.awaiting).toBeUndefined();
  });

  it('asks for the number first where none is known, and then promises', () => {
    const one = talk();
    one.say({ says: 'await', turn: one.turn });
    expect(one.news).toBeUndefined();
    expect(one.move).toMatchObject({ question: { fact: 'recipient-number' } });
    one.number(nothing);
    expect(one.news).toBe('await');
    expect(one.session.awaiting).toEqual(['U1']);
  });

  it('is promised to each who asks, and offered nowhere else', () => {
    const one = talk();
    one.say({ says: 'look-up', turn: one.turn });
    one.number(landline);
    one.say({ says: 'await', turn: one.turn });
    one.say({ says: 'await', turn: one.turn }, { person: 'U2' });
    one.say({ says: 'await', turn: one.turn }, { person: 'U2' });
    expect(one.session.awaiting).toEqual(['U1', 'U2']);
    expect(talk(undefined, { news: false }).move.news).toBeUndefined();
  });
});
