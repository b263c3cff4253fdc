/** Words typed in answer to the question that stands, taken at their word before anything else is read in them. */
import { isMessageId } from '#understanding/message-ids.ts';
import type { Question } from '#views/move.ts';

/** An answer to the question, "I don't know", Back or Start over; `undefined` for words of another kind. */
export type Typed = { readonly value: string } | 'unknown' | 'back' | 'restart' | undefined;

/** @param question what stands; only Back and Start over mean something without one. */
export function typed(text: string, question: Question | undefined): Typed {
  const said = bare(text);
  if (back.test(said)) return 'back';
  if (restart.test(said)) return 'restart';
  if (!question) return undefined;
  if (unknown.test(said)) return 'unknown';
  const choices = question.choices ?? [];
  const named = choices.find(({ value, label }) => bare(label) === said || bare(value) === said);
  const begun = yesOrNo.test(said) ? choices.filter(({ label }) => bare(label).startsWith(`${said},`)) : [];
  const choice = named ?? (begun.length === 1 ? begun[0] : undefined);
  if (choice) return { value: choice.value };
  const kind = question.input?.kind;
  const clock = (kind === 'time' || kind === 'window') && clockOnly.test(said);
  const digits = kind === 'phone' && /^\+?[\d ().-]{7,20}$/.test(text.trim());
  const id = kind === 'phone' && isMessageId(text);
  return clock || digits || id ? { value: text.trim() } : undefined;
}

const back = /^(go )?back$|^undo$/;
const restart = /^(start|begin) (over|again|afresh)$|^restart$/;
/** Answers such as "No, only this one". */
const yesOrNo = /^(yes|no)$/;
const unknown =
  /^(i )?(really )?(dont|do not) know$|^(i am |im )?not sure$|^no idea$|^(i have )?no clue$|^dunno$|^idk$|^unsure$/;
const clockOnly =
  /^(at |from |between )?\d{1,2}([:. ]?\d{2})?( ?[ap]\.?m\.?)?( ?(-|–|to|and|until) ?\d{1,2}([:.]?\d{2})?( ?[ap]\.?m\.?)?)?$/;

/** Small letters without the marks that people leave out. */
function bare(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/['’"“”]/g, '')
    .replace(/[.!?,]+$/, '')
    .replace(/\s+/g, ' ');
}
