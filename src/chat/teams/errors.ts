/** What Teams refuses, sorted by who can help. */
import { BusyTrouble, ChatTrouble, ClosedTrouble, Trouble } from '#kit/errors.ts';
import { refusal } from './log.ts';
import { isUnsent, waitAsked } from './wait.ts';

/** The bot is not in the conversation, was blocked, or may not write there. */
export class TeamsClosed extends ClosedTrouble {
  override readonly code = 'teams-closed';
  /** As far as Teams tells. */
  readonly why: 'not-in' | 'closed';

  constructor(options: ErrorOptions & { readonly why?: 'not-in' | 'closed' } = {}) {
    super('I cannot write there: I was not added to that chat or team, or somebody blocked me.', {
      ...options,
      hint: 'Add the app to that chat or team in Teams (or unblock it), then write to it there once.',
    });
    this.why = options.why ?? 'not-in';
  }
}

/** Teams takes no more for now, or nobody answers there. Nothing was said. */
export class TeamsBusy extends BusyTrouble {
  override readonly code = 'teams-busy';
  override readonly retryAfter: number;

  constructor(message: string, options: ErrorOptions & { readonly retryAfter: number }) {
    super(message, { ...options, hint: 'Nothing was said. It works again in a minute.' });
    this.retryAfter = options.retryAfter;
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

/** Whatever the connector threw at `now`, as trouble of ours. Holds no payload. */
export function teamsTrouble(error: unknown, now: Date): Trouble {
  if (error instanceof Trouble) return error;
  const { status, code } = refusal(error);
  const cause = bare(error);
  if (status === 403) return new TeamsClosed({ cause, why: 'not-in' });
  if (status === 404 && !isGone(error))
    return new TeamsClosed({ cause, why: code === 'ConversationNotFound' ? 'closed' : 'not-in' });
  const told = [status, code].filter((one) => one !== undefined).join(', ') || nameOf(error);
  if (status === 429 || status === 412 || isUnsent(error)) {
    const retryAfter = Math.ceil((waitAsked(error, now) ?? usualWait) / 1000);
    return new TeamsBusy(`Teams takes nothing for now (${told}).`, { cause, retryAfter });
  }
  return new ChatTrouble(`Teams refused a call (${told}).`, { cause, hint: remedy(error, status) });
}

/** Before Teams would say so. `wait`: ms. */
export const tooMuch = (wait: number): TeamsBusy =>
  new TeamsBusy('Enough was said in that chat for now.', { retryAfter: Math.ceil(wait / 1000) });

/** ms to wait where Teams names no time. */
const usualWait = 5000;

/** Teams's words for a conversation that is not ours (any more). */
const closedCodes = new Set(['BotNotInConversationRoster', 'ConversationNotFound']);

function remedy(error: unknown, status: number | undefined): string {
  if (status === 401 || (status === undefined && 'errorCode' in Object(error)))
    return 'Check TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID, and whether the client secret has expired.';
  if (status === 413) return 'The message is too long for Teams. Tell the developers.';
  return 'See the service health in the Microsoft 365 admin center and the log; then try again.';
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');

/** Only the name and the code: the library's errors carry bodies and headers. */
function bare(error: unknown): Error {
  return Object.assign(new Error(refusal(error).code ?? nameOf(error)), { name: nameOf(error) });
}
