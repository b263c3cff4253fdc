/** The port every chat implements: Slack, the terminal, and whatever comes after them. */
import type { Utterance } from '#views/utterance.ts';
import type { Text, View } from '#views/view.ts';

/** Where people talk. Ids are the chat's own and mean nothing elsewhere. */
export interface Place {
  /** Id of the chat in the registry. */
  readonly chat: string;
  readonly workspace: string;
  readonly channel: string;
  /** What the chat needs beside the ids to reach the place again; safe to store. */
  readonly address?: string;
  /**
   * Set where messages stay, can be redrawn, and typed words go on with the talk that stands there: seen by one
   * person alone, or by everybody in the channel. Absent: what is shown is seen by one person and gone.
   */
  readonly stays?: 'private' | 'shared';
  /** The chat's own short-lived handle (a response address, a turn); never stored, never logged. */
  readonly handle?: unknown;
}

/** A message that stands somewhere and can be redrawn. */
export interface Posted {
  readonly place: Place;
  readonly message: string;
}

/** One thing a person said, already in our own words. */
export interface Turn {
  readonly place: Place;
  /** The chat's opaque id of the person; never a name. */
  readonly person: string;
  /** The talk it belongs to, as the chat got it with the view; absent when a talk begins. */
  readonly talk?: string;
  /** The message that was pressed, where it stays. */
  readonly message?: string;
  readonly heard: Utterance;
}

/** What the chat shows to that person, in place of the view the turn came from. */
export interface Reply {
  readonly talk: string;
  readonly view: View;
  /**
   * Set when a typed answer could not be read: the field's own error, for that person. `view` still shows the question,
   * without it.
   */
  readonly refused?: string;
  /** What concerns only the person who pressed, beside a view that others see too. */
  readonly word?: string;
  /** The message that was pressed shows `view` now, to everybody who sees it. */
  readonly everybody?: true;
  /** Where the talk stands, in places that stay; absent for what begins no talk, such as help. */
  readonly standing?: Standing;
}

/** The message of a talk in one place. Asked when the reply is shown, not before: an earlier reply may be on its way. */
export interface Standing {
  /** The message to redraw; absent when there is none yet and the view has to be shown anew. */
  readonly message: () => Promise<string | undefined>;
  /**
   * To be told which message shows the talk now. An older one of it in the place is settled, unless it is gone.
   * Never throws.
   */
  readonly shown: (message: string, before?: 'gone') => Promise<void>;
}

/** Hands a turn to the conversation. Never throws for what a person did; a failure of ours comes back as a view too. */
export type Hear = (turn: Turn) => Promise<Reply>;

/** Why nothing may be said in a place unasked. */
export type Refusal =
  /** The bot is not in it, and somebody has to invite it. */
  | 'not-in'
  /** People of other organisations read along, or may. */
  | 'outsiders'
  /** Archived or gone. */
  | 'closed'
  /** The chat does not tell who reads along: the app lacks a permission. */
  | 'untold';

/** A place where people talk. */
export interface Chat {
  readonly id: string;
  /** How a talk is started here, for the help page: one line each. */
  readonly ways: readonly Text[];
  /** Starts listening. */
  open(hear: Hear): Promise<void>;
  /**
   * The place where only `person` and the bot read. `place` is where they met.
   */
  privately(place: Place, person: string): Place;
  /** The whole channel or chat that a place is part of, to be said things in at any time: no thread, no handle. */
  whole(place: Place): Place;
  /** Whether alerts may be said there: who reads along, and whether the bot is in. @throws Trouble if it cannot be asked. */
  admits(place: Place): Promise<Refusal | undefined>;
  /**
   * Says something to everybody in a place. What is pressed in it belongs to `talk`. `mark` (an opaque id) rides along
   * unseen where the chat keeps such a thing.
   * @throws ClosedTrouble, BusyTrouble if it was not said; any other ChatTrouble may have been said all the same.
   */
  post(place: Place, view: View, talk?: string, mark?: string): Promise<Posted>;
  /** Says something below a message, in its thread, so that its channel notices; throws as `post` does. */
  follow(posted: Posted, view: View, mark?: string): Promise<Posted>;
  /**
   * Looks for what was said with this mark since then: in a place, or below a message. For whoever lost an answer.
   * `untold`: the chat cannot say.
   */
  seek(where: Place | Posted, mark: string, since: Date): Promise<Posted | 'absent' | 'untold'>;
  /** Replaces a message said before; where the chat cannot, says it anew. Gives where it stands then. Throws as `post` does. */
  redraw(posted: Posted, view: View, talk?: string): Promise<Posted>;
  /** Stops listening and waits for turns under way. */
  close(): Promise<void>;
}
