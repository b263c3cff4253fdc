/** One step back. Pure. */
import type { FactId } from '#knowledge/facts.ts';
import { withoutError } from './listen.ts';
import { unlearned } from './receipts.ts';
import { type Session, skipped } from './session.ts';

/** Takes back the last answer, "I don't know", words or "not this"; a rejected cause comes back too. */
export function undone(session: Session): Session {
  const { at, asking } = session;
  if (at === 'person' || at === 'preview') return session;
  if (session.lookingUp || (at === 'asking' && asking && skipped(session).includes(asking))) return session;
  const last = session.history.at(-1);
  const before: Session = { ...session, history: session.history.slice(0, -1) };
  if (last?.did === 'told') {
    const { topic: _, unsaved: __, found: ___, foundAt: ____, ...rest } = before;
    return { ...rest, ...last.before };
  }
  if (last?.did === 'looked-up') return unlearned(before, last.before);
  return last?.did === 'answered' ? without(before, last.fact) : before;
}

/** Forgets a fact with all that came with it. */
function without(session: Session, fact: FactId): Session {
  if (fact === 'error') return withoutError(session);
  const { [fact]: _, ...rest } = session.facts;
  const { tail, ...others } = session;
  return { ...others, ...(tail && fact !== 'recipient-number' ? { tail } : {}), facts: rest };
}
