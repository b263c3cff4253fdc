/** What a delivery code or error text means, for whoever asks for it outside a talk. */

import type { CauseId } from '#knowledge/causes/index.ts';
import { causes } from '#knowledge/causes/index.ts';
import {
  type Code,
  type Fixer,
  findCodes,
  type Permanence,
  providers,
  type Within,
} from '#knowledge/codes/index.ts';
import type { Retry } from '#knowledge/shape.ts';

/** What is said of one code. Public names, printed by `explain --json`. */
interface Meaning {
  /** The provider's name as shown, not its slug. */
  readonly provider: string;
  readonly code: string;
  readonly cause: CauseId;
  readonly meaning: string;
  readonly permanence: Permanence;
  readonly whoCanFix: Fixer;
  /** Whether the same text may be sent again; belongs to the cause. */
  readonly retry: Retry;
  readonly source: string;
}

/** One of several codes the words may stand for. */
export interface Candidate extends Meaning {
  /** Tells codes of one provider apart: Vonage's 4 is two codes. */
  readonly namespace: string;
}

/** The answer. Null where nothing is known, or where the candidates differ. */
export type Explanation = { readonly input: string } & {
  readonly [K in keyof Meaning]: Meaning[K] | null;
} & {
  /** Set when the words stand for more than one code. */
  readonly candidates?: readonly Candidate[];
};

/**
 * Explains a code, error text or title. Never guesses: what is not exactly known has `cause: null`, and so has a code
 * that several providers use unless they all mean the same cause by it.
 */
export function explain(input: string, within: Within = {}): Explanation {
  const candidates = findCodes(input, within).map(candidate);
  return {
    input,
    provider: agreed(candidates, 'provider'),
    code: agreed(candidates, 'code'),
    cause: agreed(candidates, 'cause'),
    meaning: agreed(candidates, 'meaning'),
    permanence: agreed(candidates, 'permanence'),
    whoCanFix: agreed(candidates, 'whoCanFix'),
    retry: agreed(candidates, 'cause') && agreed(candidates, 'retry'),
    source: agreed(candidates, 'source'),
    ...(candidates.length > 1 && { candidates }),
  };
}

function candidate({
  provider,
  namespace,
  code,
  cause,
  meaning,
  permanence,
  fixer,
  source,
}: Code): Candidate {
  return {
    provider: providers[provider].name,
    namespace,
    code,
    cause,
    meaning,
    permanence,
    whoCanFix: fixer,
    retry: causes[cause].retry,
    source,
  };
}

function agreed<K extends keyof Meaning>(candidates: readonly Candidate[], field: K): Meaning[K] | null {
  const [first, ...others] = candidates;
  return first && others.every((other) => other[field] === first[field]) ? first[field] : null;
}
