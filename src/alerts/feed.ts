/** What the counters tell detection. */
import type { Count } from '#detection/traffic.ts';
import { causeAnywhere, codeByKey, codesOf } from '#knowledge/codes/index.ts';
import type { CounterRow } from '#store/store.ts';

/** A row of the counters, or a difference of one, in detection's terms; nothing for what did not change. */
export function countsOf(row: CounterRow): Count[] {
  const { minute, provider, platform, site, feature, sender, carrier, code, sent, delivered, failed } = row;
  const slice = { provider, platform, site, feature, sender, carrier };
  const counts: Count[] = [];
  if (delivered !== 0) counts.push({ minute, slice, outcome: 'delivered', times: delivered });
  if (failed !== 0) {
    const cause = meaningOf(provider, code)?.cause ?? causeAnywhere(code);
    counts.push({
      minute,
      slice,
      outcome: 'failed',
      times: failed,
      ...(code && { code }),
      ...(cause && { cause }),
    });
  }
  const other = sent - delivered - failed;
  if (other !== 0) counts.push({ minute, slice, outcome: 'other', times: other });
  return counts;
}

interface Meaning {
  /** A cause id. */
  readonly cause: string;
  /** The provider's own title of the code. */
  readonly title: string;
}

const meanings = new Map<string, Meaning | undefined>();
/** Codes that are remembered; nobody's feed has so many of its own. */
const room = 5000;

/**
 * What the books say of a code; a counter does not tell whose field it stood in, so that a code of two meanings has
 * none here.
 */
export function meaningOf(provider: string, code: string): Meaning | undefined {
  if (code === '') return undefined;
  const key = `${provider}/${code}`;
  if (!meanings.has(key)) {
    if (meanings.size >= room) meanings.clear();
    meanings.set(key, lookUp(provider, code));
  }
  return meanings.get(key);
}

function lookUp(provider: string, code: string): Meaning | undefined {
  const rows = codesOf({ provider, code }).flatMap((key) => codeByKey(key) ?? []);
  const [first, ...more] = rows;
  if (!first || more.some(({ cause }) => cause !== first.cause)) return undefined;
  return { cause: first.cause, title: first.name };
}
