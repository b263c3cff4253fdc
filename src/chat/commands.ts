/** Words that are a command wherever staff type them. */
import type { Utterance } from '#views/utterance.ts';

export type Command = Extract<Utterance, { readonly says: 'help' | 'explain' | 'alerts' | 'status' }>;

/**
 * `help`, `explain` with what is to be explained, `alerts` with what is wanted of them, `status`; undefined for words of
 * another kind, such as "alert reminders are failing", which is somebody's trouble.
 */
export function commandOf(typed: string): Command | undefined {
  const words = typed.trim();
  if (/^(help|explain|\?)$/i.test(words)) return { says: 'help' };
  const text = /^explain\s+(.+)$/is.exec(words)?.[1];
  if (text) return { says: 'explain', text };
  if (/^status(\s+(today|now))?[.?!]*$/i.test(words)) return { says: 'status' };
  const wanted = /^alerts?(?:[.?!]*$|\s+(.+)$)/is.exec(words);
  if (!wanted) return undefined;
  const rest = wanted[1] ?? '';
  return rest === '' || (orders.test(rest) && !trouble.test(rest))
    ? { says: 'alerts', text: rest }
    : undefined;
}

/** What may be wanted of alerts begins with one of these; the rest is read by whoever turns alerts on and off. */
const orders =
  /^(here|hear|for|list|show|settings|stop|off|on|none|quiet|sensitivity|early|balanced|big|only|digest|daily|weekly|help|\?)(?![\w-])/i;

/** What people write of texts that fail, and of nothing that they want: "alerts on Monday did not arrive". */
const trouble =
  /\b(fail(s|ed|ing|ures?)?|arriv(e|es|ed|ing)|(un)?deliver(y|ed|ing|able)?|bounc(es?|ed|ing)|reject(s|ed)?|errors?|stuck|since|(do|does|did|is|are|was|were|has|have)(n.?t| not))\b/i;
