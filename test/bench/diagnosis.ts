/**
 * How few questions our policy needs, beside the documents' order, a random order and the best there is.
 * All four stop by the same rule and answer the same simulated staff. `npm run bench:diagnosis [staff per platform]`.
 */
import { belief } from '#diagnosis/belief.ts';
import { conclude } from '#diagnosis/conclude.ts';
import type { Evidence } from '#diagnosis/evidence.ts';
import { model } from '#diagnosis/model.ts';
import { askable, nextQuestion, worthFindingOut } from '#diagnosis/next-question.ts';
import { enough } from '#diagnosis/weights.ts';
import type { FactId, PlatformId } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import { bestQuestion, cutOff } from './optimal.ts';
import { dice, draw, nothingKnown, type Staff, told } from './simulated-staff.ts';

interface Result {
  readonly questions: number;
  readonly right: number;
  readonly named: number;
  readonly staff: number;
}

type Policy = (evidence: Evidence, roll: () => number) => FactId | undefined;

const policies: Readonly<Record<string, Policy>> = {
  ours: (evidence) => nextQuestion(evidence),
  /** Ours, and where it can name no cause, staff look up what it says would help (at most two things). */
  'ours+look': (evidence) => nextQuestion(evidence),
  optimal: (evidence) => (worthGoingOn(evidence) ? bestQuestion(evidence) : undefined),
  document: (evidence) => notYetFound(evidence)[0],
  random: (evidence, roll) => {
    const open = notYetFound(evidence);
    return open[Math.floor(roll() * open.length)];
  },
};

const staffPerPlatform = Number(process.argv[2] ?? 500);
const totals = new Map<string, Result>();

console.log(
  `${staffPerPlatform} simulated staff per platform; optimal = exact search over every order of questions to the end; branches less likely than ${cutOff.few} (${cutOff.many} on 'other') are not followed\n`,
);
console.log('platform              policy     questions  right first  of those named');
for (const platform of Object.keys(platforms) as PlatformId[]) {
  const known = model(platform);
  const roll = dice(20261121);
  const staff = Array.from({ length: staffPerPlatform }, () => draw(known, roll));
  for (const [name, policy] of Object.entries(policies)) {
    const result = run(platform, staff, policy, name === 'ours+look');
    print(platform, name, result);
    const total = totals.get(name) ?? { questions: 0, right: 0, named: 0, staff: 0 };
    totals.set(name, {
      questions: total.questions + result.questions,
      right: total.right + result.right,
      named: total.named + result.named,
      staff: total.staff + result.staff,
    });
  }
}
for (const [name, total] of totals) print('all', name, total);
const mean = (name: string) => (totals.get(name)?.questions ?? 0) / (totals.get(name)?.staff ?? 1);
console.log(
  `\nours / optimal ${(mean('ours') / mean('optimal')).toFixed(3)} (aim 1.05)   ours / document ${(mean('ours') / mean('document')).toFixed(3)} (aim 0.6)`,
);

function run(platform: PlatformId, staff: readonly Staff[], policy: Policy, looksUp: boolean): Result {
  const roll = dice(7);
  const result = { questions: 0, right: 0, named: 0, staff: staff.length };
  for (const one of staff) {
    let evidence = nothingKnown(platform);
    const ask = (question: FactId, answer: string | undefined) => {
      evidence = told(evidence, question, answer);
      result.questions++;
    };
    const talk = () => {
      for (let question = policy(evidence, roll); question; question = policy(evidence, roll))
        ask(question, one.answers.get(question));
    };
    talk();
    for (const question of looksUp && isOpen(evidence) ? worthFindingOut(evidence).slice(0, 2) : []) {
      if (!isOpen(evidence)) break;
      evidence = { ...evidence, unknown: evidence.unknown.filter((fact) => fact !== question) };
      ask(question, one.lookedUp.get(question));
      talk();
    }
    const verdict = conclude(evidence, {});
    if (verdict.kind !== 'undetermined') result.named++;
    if (verdict.kind !== 'undetermined' && verdict.causes[0]?.id === one.cause) result.right++;
  }
  return result;
}

function isOpen(evidence: Evidence): boolean {
  return conclude(evidence, {}).kind === 'undetermined';
}

function worthGoingOn(evidence: Evidence): boolean {
  return nextQuestion(evidence) !== undefined;
}

/** Somebody who follows a list of checks goes on until the cause is found or the list is at its end. */
function notYetFound(evidence: Evidence): FactId[] {
  const now = belief(evidence);
  return Math.max(...now.p) >= enough ? [] : askable(now, evidence);
}

function print(platform: string, name: string, result: Result) {
  const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`.padStart(11);
  console.log(
    `${platform.padEnd(21)} ${name.padEnd(10)} ${(result.questions / result.staff).toFixed(2).padStart(9)}  ${percent(result.right, result.staff)}  ${percent(result.right, result.named).padStart(14)}`,
  );
}
