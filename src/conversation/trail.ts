/** The answers so far, in words, for the breadcrumb. */
import { codeByKey } from '#knowledge/codes/index.ts';
import { type FactId, facts } from '#knowledge/facts.ts';
import type { Fact } from '#knowledge/shape.ts';
import type { Answered } from '#views/move.ts';
import type { Session } from './session.ts';

/** In the order of the facts' book; a number is shown as its last two digits, an unlisted error not at all. */
export function trail(session: Session): Answered[] {
  const known = (Object.keys(facts) as FactId[]).flatMap((fact) => {
    const value = session.facts[fact];
    return value === undefined
      ? []
      : [{ fact, label: facts[fact].short, value: words(session, fact, value) }];
  });
  const [key] = session.codes;
  const error = key
    ? codeByKey(key)?.code
    : session.strangeError
      ? (session.unsaved?.error ?? 'not in my lists')
      : undefined;
  return error ? [...known, { fact: 'error', label: facts.error.short, value: error }] : known;
}

function words(session: Session, fact: FactId, value: string): string {
  if (fact === 'recipient-number' && session.tail) return `…${session.tail}`;
  const fit = facts[fact] as Fact;
  return fit.input ? value : (fit.values[value]?.label ?? value);
}
