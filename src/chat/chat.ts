/** The port every chat implements: Slack, the terminal, and whatever comes after them. */
import type { Utterance } from '#views/utterance.ts';
import type { View } from '#views/view.ts';

/** Where people talk. Ids are the chat's own and mean nothing elsewhere. */
export interface Place {
  /** Id of the chat in the registry. */
  readonly chat: string;
  readonly workspace: string;
  readonly channel: string;
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
  readonly heard: Utterance;
}

/** What the chat shows to that person, in place of the view the turn came from. */
export interface Reply {
  readonly talk: string;
  readonly view: View;
  /** Set when a typed answer could not be read: the field's own error; `view` then still shows the question. */
  readonly refused?: string;
}

/** Hands a turn to the conversation. Never throws for what a person did; a failure of ours comes back as a view too. */
export type Hear = (turn: Turn) => Promise<Reply>;

/** A place where people talk. */
export interface Chat {
  readonly id: string;
  /** Starts listening. */
  open(hear: Hear): Promise<void>;
  /** Says something to everybody in a place. */
  post(place: Place, view: View): Promise<Posted>;
  /** Replaces a message said before; where the chat cannot, says it anew. */
  redraw(posted: Posted, view: View): Promise<void>;
  /** Stops listening and waits for turns under way. */
  close(): Promise<void>;
}
