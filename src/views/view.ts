/**
 * What the bot says before anyone draws it: plain objects that carry meaning, never layout. Text is spans, not
 * Markdown, so that a pasted error text cannot become a mention or a link. Limits, splitting, escaping and the
 * complete plain text for screen readers are each renderer's duty.
 */
import type { InputKind, Who } from '#knowledge/shape.ts';
import type { Utterance } from './utterance.ts';

/** A stretch of text. A bare string is plain; `code` is shown as it was typed; `href` is ours, never a user's. */
export type Span =
  | string
  | { readonly strong: string }
  | { readonly code: string }
  | { readonly link: string; readonly href: string }
  /** What to type to the bot, without its name: each chat calls it in its own way. */
  | { readonly command: string }
  /** Somebody, by the chat's opaque id; the chat shows the name it knows. */
  | { readonly person: string };
export type Text = readonly Span[];

/** One piece of a view. The union is closed: a new member makes every renderer fail to compile until it learns it. */
export type Block =
  | { readonly kind: 'text'; readonly spans: Text }
  /** A list under its own small heading. */
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly Text[] }
  /** Numbered steps, each with who acts. */
  | {
      readonly kind: 'steps';
      readonly title: string;
      readonly steps: readonly { readonly spans: Text; readonly who: Who; readonly whoLabel: string }[];
    }
  /** Something to beware of; must stand out without colour. */
  | { readonly kind: 'warning'; readonly spans: Text }
  /** Small print. */
  | { readonly kind: 'note'; readonly spans: Text }
  /** The breadcrumb of answers so far. */
  | {
      readonly kind: 'trail';
      readonly answers: readonly {
        readonly label: string;
        readonly value: string;
        /** Who gave it, where several people answer: the chat's opaque id. */
        readonly by?: string;
      }[];
    }
  /** What follows is somebody's message, shown exactly. */
  | { readonly kind: 'quote'; readonly spans: Text }
  | Chart;

/** Numbers on a common axis. Where a chart cannot be drawn or seen, `said` stands for it; it is always shown too. */
export interface Chart {
  readonly kind: 'chart';
  /** `line`: over time; `bars`: things beside each other. */
  readonly form: 'line' | 'bars';
  /** At most 50 characters. */
  readonly title: string;
  /** One for each value, at most 20 of at most 20 characters. */
  readonly labels: readonly string[];
  /** 1 to 3. Values are finite and not negative. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** The same numbers in words. */
  readonly said: Text;
}

/** Something to press. The chat packs `says`, and gives the same utterance back when it is pressed. */
export interface Choice {
  readonly label: string;
  readonly says: Utterance;
  readonly look?: 'primary' | 'danger';
}

/** A free answer. What is typed comes back as `{ says: 'answer', turn, fact, value: <the text> }`. */
export interface Input {
  readonly label: string;
  readonly placeholder: string;
  readonly hint: string;
  readonly kind: InputKind;
  readonly answers: Extract<Utterance, { says: 'answer' }>;
}

/** One message of the bot. `kind` says what it is for, so that a chat may choose a place for it, not a look. */
export interface View {
  readonly kind:
    | 'question'
    | 'verdict'
    | 'answer'
    | 'explanation'
    | 'help'
    | 'preview'
    | 'summary'
    | 'notice'
    | 'alert'
    | 'status'
    | 'digest';
  readonly title: string;
  readonly body: readonly Block[];
  readonly input?: Input;
  /** Label of a link to the private chat with the bot; drawn where a chat has such links. */
  readonly privateLink?: string;
  /** The answers to a question, or what to do with a verdict: at most 10. */
  readonly choices: readonly Choice[];
  /** Back, Start over, I don't know, a person: at most 5, drawn smaller and last. */
  readonly controls: readonly Choice[];
}
