/** What a turn names that the delivery receipts can be asked about. */
import type { ChatWorkspace, Ledger, Sought } from '#evidence/ledger.ts';
import { isMessageId, messageIds } from '#understanding/message-ids.ts';
import { findPatientData } from '#understanding/patient-data.ts';
import type { Audience } from '#views/stage.ts';
import type { Utterance } from '#views/utterance.ts';
import type { Desk } from './desk.ts';
import type { Session } from './session.ts';

/** Before whom, and in which talk. */
interface Hearing {
  readonly session: Session | undefined;
  readonly audience: Audience;
  /** ISO 3166 code of the practice. */
  readonly country: string;
}

/** What a turn may know of the receipts: whether there are any, and what they show of the phone or text it names. */
export async function askReceipts(
  ledger: Ledger | undefined,
  chat: ChatWorkspace,
  heard: Utterance,
  hearing: Hearing,
): Promise<Pick<Desk, 'found'> & { readonly receipts: boolean }> {
  if (!ledger || !(await ledger.holds(chat))) return { receipts: false };
  const sought = soughtIn(heard, hearing);
  for (const one of sought) {
    const found = await ledger.look(chat, one);
    if (found) return { receipts: true, found };
  }
  const missed = sought.some((one) => 'message' in one && isMessageId(one.message));
  return { receipts: true, ...(missed ? { found: 'none' } : {}) };
}

/**
 * In the order in which they are worth asking about. A number is taken only where one person reads; a message id
 * everywhere, for it tells nothing to who cannot look it up.
 */
function soughtIn(heard: Utterance, { session, audience, country }: Hearing): readonly Sought[] {
  const typed = typedIn(heard);
  if (typed === undefined) return [];
  const answer = heard.says === 'answer' || session?.asking === 'recipient-number';
  const ids = answer && isMessageId(typed) ? [typed.trim()] : messageIds(typed);
  const sought: Sought[] = ids.map((message) => ({ message }));
  if (audience === 'everybody') return sought;
  if (heard.says === 'answer' || isGiven(heard))
    return [...sought, { message: typed.trim() }, { number: typed }];
  const [phone] = findPatientData(typed, country).filter(({ kind }) => kind === 'phone');
  return phone ? [...sought, { number: typed.slice(phone.start, phone.end) }] : sought;
}

function typedIn(heard: Utterance): string | undefined {
  switch (heard.says) {
    case 'answer':
      return heard.fact === 'recipient-number' ? heard.value : undefined;
    case 'start':
      return heard.facts?.['recipient-number'] ?? heard.text;
    case 'tell':
      return heard.text;
    default:
      return undefined;
  }
}

/** A number stands among the facts of the start. */
const isGiven = (heard: Utterance): boolean =>
  heard.says === 'start' && heard.facts?.['recipient-number'] !== undefined;
