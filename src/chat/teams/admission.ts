/** Whether alerts may be said in a place: who reads along there, and whether the bot is in. */
import type { Place, Refusal } from '#chat/chat.ts';
import type { Desk } from './desk.ts';
import { TeamsClosed } from './errors.ts';
import { noTenant } from './inbound.ts';
import type { Member } from './members.ts';

/**
 * Asks Teams for the members. A shared channel is refused whoever is in it now: its owner may add anybody. In other
 * channels guests may read along, since the practice itself let them into its team; into a chat anybody brings them.
 * @throws TeamsBusy, ChatTrouble if Teams does not tell.
 */
export async function admits({ connector, people, rooms }: Desk, place: Place): Promise<Refusal | undefined> {
  try {
    const address = await people.addressOf(place);
    const { conversation } = address;
    const ours = place.workspace.toLowerCase();
    const isStranger = ({ role, tenant }: Member) =>
      role === 'anonymous' ||
      (role === 'guest' && !rooms.isChannel(conversation)) ||
      (tenant !== undefined && ours !== noTenant && tenant !== ours);
    const members = await connector.members(address);
    return rooms.isShared(conversation) || members.some(isStranger) ? 'outsiders' : undefined;
  } catch (error) {
    if (error instanceof TeamsClosed) return error.why;
    throw error;
  }
}
