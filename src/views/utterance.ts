/** Everything a person can tell the bot, typed or pressed. Chats carry these; only the conversation understands them. */
import type { FactId } from '#knowledge/facts.ts';

export type Utterance =
  /** Opens a talk; `text` is what was typed after the command or taken from a message, `facts` what is known already. */
  | { readonly says: 'start'; readonly text?: string; readonly facts?: { readonly [F in FactId]?: string } }
  /** Answers the question about `fact` asked in turn `turn`: an answer's id, or free text for a typed answer. */
  | { readonly says: 'answer'; readonly turn: number; readonly fact: FactId; readonly value: string }
  /** "I don't know." */
  | { readonly says: 'skip'; readonly turn: number; readonly fact: FactId }
  /** "I found out after all": asks a question again that was answered with "I don't know". */
  | { readonly says: 'reopen'; readonly turn: number; readonly fact: FactId }
  /** Free words, in the middle of a talk or where none stands yet: then they begin one. */
  | { readonly says: 'tell'; readonly text: string }
  | { readonly says: 'back'; readonly turn: number }
  | { readonly says: 'restart' }
  /** "Not this": rules out the cause shown in turn `turn`. */
  | { readonly says: 'not-it'; readonly turn: number }
  /** Asks for a person. */
  | { readonly says: 'handoff'; readonly turn: number }
  /** "That was it, it works now." */
  | { readonly says: 'solved'; readonly turn: number }
  /** Wants to see what would be posted to the channel. */
  | { readonly says: 'preview'; readonly turn: number }
  /** Agrees to post exactly that. */
  | { readonly says: 'share'; readonly turn: number }
  /** "Ask me in private": takes a question about one person to the private chat with whoever says so. */
  | { readonly says: 'aside'; readonly turn: number }
  /** Wants the delivery receipts asked: the number or the message id is typed next. */
  | { readonly says: 'look-up'; readonly turn: number }
  /** "I fixed it: tell me whether the next text gets through." */
  | { readonly says: 'await'; readonly turn: number }
  /** "Do not tell me after all." */
  | { readonly says: 'forget'; readonly turn: number }
  /** Redraws where the talk stands. */
  | { readonly says: 'show' }
  | { readonly says: 'help' }
  /** About the alerts of this channel: `here`, `here for site=north`, `list`, `stop`, …; `` for what there is. */
  | { readonly says: 'alerts'; readonly text: string }
  /** "How are our texts today?" */
  | { readonly says: 'status' }
  /** Presses a button of an incident's message. */
  | { readonly says: 'incident'; readonly ref: string; readonly does: Doing }
  | { readonly says: 'explain'; readonly text: string };

/** What can be done about an incident where it stands. */
export type Doing =
  /** "I'm on it", and "somebody else please". */
  | 'take'
  | 'leave'
  | 'snooze-hour'
  | 'snooze-tomorrow'
  | 'wake'
  /** Opens a talk in private with what is known. */
  | 'troubleshoot'
  /** Closes it: nothing is wrong. */
  | 'no-problem'
  | 'show-details'
  | 'hide-details';
