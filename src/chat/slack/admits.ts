/** Whether a channel may hear alerts: who reads along there, and whether the bot is in. */
import type { Place, Refusal } from '#chat/chat.ts';
import type { Desk } from './desk.ts';
import { slackCode, slackTrouble } from './errors.ts';
import { isPerson } from './names.ts';

/** Asks Slack (scopes channels:read, groups:read). @throws Trouble when it does not answer. */
export async function admits(desk: Desk, { channel }: Place): Promise<Refusal | undefined> {
  if (isPerson(channel)) return undefined;
  try {
    const told = await desk.clients.interactive.conversations.info({ channel });
    return refusalOf(told.channel ?? {});
  } catch (error) {
    const known = refusals[slackCode(error) ?? ''];
    if (known) return known;
    throw slackTrouble(error);
  }
}

/** docs.slack.dev/reference/objects/conversation-object. Shared within one organisation is not shared with others. */
function refusalOf(it: {
  readonly is_archived?: boolean;
  readonly is_shared?: boolean;
  readonly is_org_shared?: boolean;
  readonly is_ext_shared?: boolean;
  readonly is_pending_ext_shared?: boolean;
  readonly pending_connected_team_ids?: readonly string[];
  readonly is_im?: boolean;
  readonly is_member?: boolean;
}): Refusal | undefined {
  if (it.is_archived) return 'closed';
  const isShared = it.is_ext_shared || (it.is_shared && !it.is_org_shared);
  const isAboutToBe = it.is_pending_ext_shared || (it.pending_connected_team_ids ?? []).length > 0;
  if (isShared || isAboutToBe) return 'outsiders';
  // a bot sees no other direct conversations than its own
  return it.is_member || it.is_im ? undefined : 'not-in';
}

/** Of a private channel that the bot is not in, Slack does not even say that it is there. */
const refusals: Readonly<Record<string, Refusal>> = {
  channel_not_found: 'not-in',
  not_in_channel: 'not-in',
  is_archived: 'closed',
  missing_scope: 'untold',
};
