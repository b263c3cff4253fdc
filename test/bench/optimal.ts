/**
 * The best order of questions there is on the same books: the fewest expected questions under the same stop rule, by
 * exact search over every order of questions and every answer, to the end of the talk, planned anew after each answer.
 * Branches less likely than `cutOff` from where the plan is made are not followed (they count as needing nothing more).
 */

import { belief } from '#diagnosis/belief.ts';
import type { Evidence } from '#diagnosis/evidence.ts';
import type { Model } from '#diagnosis/model.ts';
import { askable, askCost, nextQuestion } from '#diagnosis/next-question.ts';
import { dontKnow, enough, worthAsking } from '#diagnosis/weights.ts';
import type { Ask } from '#knowledge/book.ts';
import type { FactId } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import { nothingKnown, told } from './simulated-staff.ts';

/** Branches less likely than this are not followed; `many` where a platform has more than twelve questions. */
export const cutOff = { few: 0.005, many: 0.02 } as const;

interface Question {
  readonly fact: FactId;
  readonly cost: number;
  /** By answer, by hypothesis: chance of the answer, and the factor by which it changes the belief. */
  readonly chances: readonly Float64Array[];
  readonly factors: readonly Float64Array[];
  readonly readings: readonly string[];
  /** Answers of other questions under which alone this one may be asked: [question, its answers]. */
  readonly when: readonly (readonly [number, ReadonlySet<number>])[];
}

interface Board {
  readonly questions: readonly Question[];
  readonly prior: Float64Array;
  readonly cutOff: number;
  /** Expected questions by state, for the plan being made. */
  readonly memory: Map<string, number>;
  /** First question by state, of plans already made. */
  readonly plans: Map<string, FactId | undefined>;
}

const boards = new Map<string, Board>();

/** The first question of the best order from here; `undefined` when the stop rule says enough. */
export function bestQuestion(evidence: Evidence): FactId | undefined {
  const now = belief(evidence);
  if (!nextQuestion(evidence, now)) return undefined;
  const board = boards.get(evidence.platform) ?? setUp(now.model, evidence.platform);
  const state = board.questions.map((question) => answerIn(evidence, question));
  const key = state.join(',');
  if (board.plans.has(key)) return board.plans.get(key);
  board.memory.clear();
  const p = board.prior.slice();
  state.forEach((answer, q) => {
    const factor = board.questions[q]?.factors[answer];
    if (answer >= 0 && factor) multiply(p, factor);
  });
  const allowed = new Set(askable(now, evidence));
  let best: FactId | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  board.questions.forEach((question, q) => {
    if (!allowed.has(question.fact)) return;
    const expected = after(board, state, p, q, 1);
    if (expected < fewest) [best, fewest] = [question.fact, expected];
  });
  board.plans.set(key, best);
  return best;
}

/** Expected questions from this state on; `reach` is how likely the state is from where the search began. */
function search(board: Board, state: number[], p: Float64Array, reach: number): number {
  if (reach < board.cutOff) return 0;
  const key = state.join(',');
  const known = board.memory.get(key);
  if (known !== undefined) return known;
  let fewest = 0;
  if (goesOn(board, state, p)) {
    fewest = Number.POSITIVE_INFINITY;
    for (let q = 0; q < board.questions.length; q++) {
      if (open(board, state, q)) fewest = Math.min(fewest, after(board, state, p, q, reach));
    }
  }
  board.memory.set(key, fewest);
  return fewest;
}

function after(board: Board, state: number[], p: Float64Array, q: number, reach: number): number {
  const question = board.questions[q] as Question;
  state[q] = -2;
  let expected = 1 + dontKnow * search(board, state, p, reach * dontKnow);
  for (let answer = 0; answer < question.chances.length; answer++) {
    const chances = question.chances[answer] as Float64Array;
    let likely = 0;
    for (let at = 0; at < p.length; at++) likely += (p[at] as number) * (chances[at] as number);
    if (likely < 1e-6) continue;
    const next = p.slice();
    multiply(next, question.factors[answer] as Float64Array);
    state[q] = answer;
    expected += (1 - dontKnow) * likely * search(board, state, next, reach * (1 - dontKnow) * likely);
  }
  state[q] = -1;
  return expected;
}

/** The stop rule of `choose`, on bare numbers. */
function goesOn(board: Board, state: readonly number[], p: Float64Array): boolean {
  if (Math.max(...p) >= enough) return false;
  const unsure = entropy(p);
  return board.questions.some((question, q) => {
    if (!open(board, state, q)) return false;
    let left = 0;
    for (const chances of question.chances) {
      let sum = 0;
      let part = 0;
      for (let at = 0; at < p.length; at++) {
        const joint = (p[at] as number) * (chances[at] as number);
        if (joint > 0) {
          sum += joint;
          part -= joint * Math.log2(joint);
        }
      }
      if (sum > 0) left += part + sum * Math.log2(sum);
    }
    return (unsure - left) / question.cost > worthAsking;
  });
}

function open(board: Board, state: readonly number[], q: number): boolean {
  return (
    state[q] === -1 &&
    (board.questions[q] as Question).when.every(([other, answers]) => answers.has(state[other] ?? -1))
  );
}

function setUp(model: Model, platform: Evidence['platform']): Board {
  const facts = model.asks;
  const questions = facts.map((fact): Question => {
    const table = model.tables.get(fact);
    const readings = table?.readings ?? [];
    const ask = platforms[platform].asks[fact] as Ask<FactId>;
    return {
      fact,
      cost: askCost(platform, fact),
      readings,
      chances: readings.map((_, column) =>
        Float64Array.from(model.hypotheses, (__, at) => table?.rows[at]?.[column] ?? 0),
      ),
      factors: readings.map((reading) => factor(model, platform, fact, reading)),
      when: Object.entries(ask.when ?? {}).map(([other, wanted]) => {
        const at = facts.indexOf(other as FactId);
        const names = model.tables.get(other as FactId)?.readings ?? [];
        return [at, new Set((wanted as readonly string[]).map((name) => names.indexOf(name)))] as const;
      }),
    };
  });
  const board: Board = {
    cutOff: questions.length > 12 ? cutOff.many : cutOff.few,
    questions,
    prior: Float64Array.from(model.prior),
    memory: new Map(),
    plans: new Map(),
  };
  boards.set(platform, board);
  return board;
}

/** How the real belief changes with one answer, read off the belief itself. */
function factor(model: Model, platform: Evidence['platform'], fact: FactId, reading: string): Float64Array {
  const p = belief(told(nothingKnown(platform), fact, reading)).p;
  return Float64Array.from(model.prior, (prior, at) => (p[at] ?? 0) / prior);
}

function answerIn(evidence: Evidence, question: Question): number {
  if (evidence.unknown.includes(question.fact)) return -2;
  const reading =
    question.fact === 'error' && evidence.hasError ? evidence.error : evidence.readings[question.fact];
  return reading === undefined ? -1 : question.readings.indexOf(reading);
}

function multiply(p: Float64Array, factor: Float64Array): void {
  let sum = 0;
  for (let at = 0; at < p.length; at++) sum += p[at] = (p[at] as number) * (factor[at] as number);
  for (let at = 0; at < p.length; at++) p[at] = (p[at] as number) / sum;
}

const entropy = (p: Float64Array) => p.reduce((sum, one) => (one > 0 ? sum - one * Math.log2(one) : sum), 0);
