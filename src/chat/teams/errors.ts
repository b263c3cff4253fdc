/** What Teams refuses, sorted by who can help. */
import { ChatTrouble, Trouble } from '#kit/errors.ts';
import { refusal } from './log.ts';

/** The bot is not in the conversation, was blocked, or may not write there. */
export class TeamsClosed extends Trouble {
  override readonly code = 'teams-closed';
  override readonly reader = 'person';

  constructor(options?: ErrorOptions) {
    super('I cannot write there: I was not added to that chat or team, or somebody blocked me.', {
      ...options,
      hint: 'Add the app to that chat or team in Teams (or unblock it), then write to it there once.',
    });
  }
}

/** The message to be updated is not there any more. */
export class MessageGone extends Error {
  override readonly name = 'MessageGone';
}

/** The call took longer than it may. It may have been carried out all the same. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** True for an update whose conversation is there and whose message is not. */
export function isGone(error: unknown): boolean {
  const { status, code } = refusal(error);
  return status === 404 && !closedCodes.has(code ?? '');
}

/** Whatever the connector threw, as trouble of ours. Holds no payload. */
export function teamsTrouble(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  const { status, code } = refusal(error);
  if (status === 403 || (status === 404 && !isGone(error))) return new TeamsClosed({ cause: bare(error) });
  const told = [status, code].filter((one) => one !== undefined).join(', ');
  return new ChatTrouble(`Teams refused a call (${told || nameOf(error)}).`, {
    cause: bare(error),
    hint: remedy(error, status),
  });
}

/** Teams's words for a conversation that is not ours (any more). */
const closedCodes = new Set(['BotNotInConversationRoster', 'ConversationNotFound']);

function remedy(error: unknown, status: number | undefined): string {
  if (status === 401 || (status === undefined && 'errorCode' in Object(error)))
    return 'Check TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID, and whether the client secret has expired.';
  if (status === 413) return 'The message is too long for Teams. Tell the developers.';
  if (status === 429) return 'Teams wants fewer messages: try again in a minute.';
  return 'See the service health in the Microsoft 365 admin center and the log; then try again.';
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');

/** Only the name and the code: the library's errors carry bodies and headers. */
function bare(error: unknown): Error {
  return Object.assign(new Error(refusal(error).code ?? nameOf(error)), { name: nameOf(error) });
}
