/** What the contract suite needs of a chat: the real adapter, a fake of its maker, and somebody who uses it. */
import type { Chat, Hear, Place } from '#chat/chat.ts';
import type { chats } from '#chat/index.ts';
import type { Utterance } from '#views/utterance.ts';
import type { Requirement } from './requirements.ts';

/** One way to use a chat: a column of the table. */
export interface Way {
  readonly chat: keyof typeof chats;
  readonly title: string;
  /** What it cannot do by its nature, and why: a sentence for whoever runs the bot. */
  readonly lacks: { readonly [R in Requirement]?: string };
  /** What it does, but not quite as elsewhere. */
  readonly remarks?: { readonly [R in Requirement]?: string };
  /** What it ought to do and does not yet; its test is expected to fail until it does. */
  readonly defects?: { readonly [R in Requirement]?: string };
  /** What becomes of a message said again in the place as it was stored, and in the place as the turn brought it. */
  readonly redraws: Readonly<Record<'stored' | 'turn', 'in place' | 'anew'>>;
  /** What the suite's words come back as when somebody says them to the bot. */
  readonly hears: Readonly<Record<'begin' | 'tell' | 'help' | 'explain', Utterance>>;
  /** Gets ready what every seat shares. */
  ready(): Promise<Room>;
}

export interface Room extends AsyncDisposable {
  /** Opens the chat anew and lets somebody sit down at it. */
  sit(hear: Hear): Promise<Seat>;
}

/** What somebody sees now. */
export interface Shown {
  /** Every word drawn, an address behind each link; without what can be pressed. */
  readonly words: string;
  /** What can be pressed, as it is labelled there. */
  readonly labels: readonly string[];
  /** Links to the person's own chat with the bot. */
  readonly links: readonly { readonly label: string; readonly address: string }[];
  /** The same for whoever does not see it drawn: notifications, screen readers. */
  readonly spoken: string;
}

/** Somebody who uses the chat. What they do ends when its answer is there. */
export interface Seat extends AsyncDisposable {
  readonly chat: Chat;
  /** The chat's id of whoever sits here. */
  readonly person: string;
  /** Somebody else, and what people read where that id stands. */
  readonly colleague: { readonly id: string; readonly name: string };
  /** Starts a talk, as one does there. */
  begin(): Promise<void>;
  /** Says something to the bot. */
  say(words: string): Promise<void>;
  /** Says something where the bot is, but not to it. */
  murmur(words: string): Promise<void>;
  look(): Shown;
  /** Presses what bears this label, also where the chat cut, numbered or disarmed it. */
  press(label: string): Promise<void>;
  /** What is written around the field and in it. */
  field(): Promise<string>;
  /** Fills the field in and sends it. */
  type(words: string): Promise<void>;
  /** What was said to this person alone after the last press or typed answer, in place or beside what stands. */
  told(): string;
  /** The messages this person got since the talk was begun. */
  count(): number;
  /** What stands before everybody, oldest first. */
  stands(): readonly string[];
  /** Presses in the newest message that stands before everybody. */
  pressPosted(label: string): Promise<void>;
  /** Takes the newest message that stands before everybody away. */
  takeAway(): void;
  /** What this person reads in private. */
  private(): string;
  /** Presses something the bot did not make, or no longer knows; `value` is what it carries. */
  forge(value: string | undefined): Promise<void>;
  /** Everything a button or a window carried so far, as the chat's maker can read it. */
  carried(): readonly string[];
  /** What in all that was sent would take effect, be it a mention, a look, a link or an invisible character. */
  effects(): readonly string[];
}

/** The place as a store would give it back. */
export function stored({ handle: _, ...place }: Place): Place {
  return JSON.parse(JSON.stringify(place)) as Place;
}
