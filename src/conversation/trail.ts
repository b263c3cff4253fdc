/** The answers so far, in words, for the breadcrumb. */
import { codeByKey } from '#knowledge/codes/index.ts';
import { type FactId, facts } from '#knowledge/facts.ts';
import type { Fact } from '#knowledge/shape.ts';
import type { Answered } from '#views/move.ts';
import type { Session } from './session.ts';

/** In the order of the facts' book; a number is shown as its last two digits, an unlisted error not at all. */
export function trail(session: Session): Answered[] {
  const shown = fromReceipts(session);
  const known = (Object.keys(facts) as FactId[]).flatMap((fact) => {
    const value = session.facts[fact];
    if (shown[fact] !== undefined) return [seen(fact, words(session, fact, shown[fact]))];
    return value === undefined ? [] : [answer(session, fact, words(session, fact, value))];
  });
  const [key] = session.codes;
  if (session.found?.code) return [...known, seen('error', session.found.code)];
  const error = key
    ? codeByKey(key)?.code
    : session.strangeError
      ? (session.unsaved?.error ?? 'not in my lists')
      : undefined;
  return error ? [...known, answer(session, 'error', error)] : known;
}

/** What the receipts show stands above what was said. */
function fromReceipts({ found, facts: told }: Session): { readonly [F in FactId]?: string } {
  const [clock] = found?.local ?? [];
  const { platform, ...shown } = found?.facts ?? {};
  return {
    ...(platform && !told.platform ? { platform } : {}),
    ...shown,
    ...(clock ? { 'sent-at': clock.time } : {}),
  };
}

/** Nobody said it: the receipts show it. */
const seen = (fact: FactId, value: string): Answered => ({
  fact,
  label: fact === 'status' ? 'Outcome' : facts[fact].short,
  value,
  shown: true,
});

function answer(session: Session, fact: FactId, value: string): Answered {
  const by = answerer(session, fact);
  return { fact, label: facts[fact].short, value, ...(by ? { by } : {}) };
}

/** Who said it, where several people answer: by a press, in words, or when the talk began. */
function answerer(session: Session, fact: FactId): string | undefined {
  const { history, owner, shared } = session;
  if (!shared) return undefined;
  const said = history.findLast((one) =>
    one.did === 'told'
      ? one.before.facts[fact] !== session.facts[fact] || (fact === 'error' && one.before.codes.length === 0)
      : (one.did === 'answered' && one.fact === fact) ||
        (one.did === 'looked-up' && fact === 'recipient-number'),
  );
  return said ? ('by' in said ? said.by : undefined) : owner;
}

function words(session: Session, fact: FactId, value: string): string {
  if (fact === 'recipient-number' && session.tail) return `…${session.tail}`;
  const fit = facts[fact] as Fact;
  return fit.values[value]?.label ?? value;
}
