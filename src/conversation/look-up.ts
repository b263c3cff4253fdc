/** What a turn names that the delivery receipts can be asked about. */
import type { Sought } from '#evidence/ledger.ts';
import { isMessageId, messageIds } from '#understanding/message-ids.ts';
import { findPatientData } from '#understanding/patient-data.ts';
import type { Audience } from '#views/stage.ts';
import type { Utterance } from '#views/utterance.ts';
import type { Session } from './session.ts';

/**
 * In the order in which they are worth asking about. A number is taken only where one person reads; a message id
 * everywhere, for it tells nothing to who cannot look it up.
 * @param country ISO 3166 code of the practice.
 */
export function soughtIn(
  heard: Utterance,
  session: Session | undefined,
  audience: Audience,
  country: string,
): readonly Sought[] {
  const typed = typedIn(heard);
  if (typed === undefined) return [];
  const answer = heard.says === 'answer' || session?.asking === 'recipient-number';
  const ids = answer && isMessageId(typed) ? [typed.trim()] : messageIds(typed);
  const sought: Sought[] = ids.map((message) => ({ message }));
  if (audience === 'everybody') return sought;
  if (heard.says === 'answer') return [...sought, { message: typed.trim() }, { number: typed }];
  const [phone] = findPatientData(typed, country).filter(({ kind }) => kind === 'phone');
  return phone ? [...sought, { number: typed.slice(phone.start, phone.end) }] : sought;
}

function typedIn(heard: Utterance): string | undefined {
  switch (heard.says) {
    case 'answer':
      return heard.fact === 'recipient-number' ? heard.value : undefined;
    case 'tell':
    case 'start':
      return heard.text;
    default:
      return undefined;
  }
}
