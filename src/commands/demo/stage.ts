/** The terminal of the play: the bot's messages as they come, the narrator's lines, and a person who presses and types. */

import { commandOf } from '#chat/commands.ts';
import { type Asker, bare, render, renderBelow, type Sheet } from '#chat/terminal/index.ts';
import type { Utterance } from '#views/utterance.ts';
import type { Choice, View } from '#views/view.ts';
import { print, type Screen } from '../shell.ts';
import { incidentOf, news, withButtons, withName } from './told.ts';

interface Asked {
  readonly view: View;
  readonly answer: (heard: Utterance | undefined) => void;
}

export class Stage implements Asker {
  readonly #screen: Screen;
  readonly #sheet: () => Sheet;
  /** Who sits at the terminal. */
  readonly #person: string;
  /** What a clock on the wall shows. */
  clock: () => string = () => '';
  #lines: string[] = [];
  #open = false;
  #asked: Asked | undefined;
  #next = Promise.withResolvers<void>();
  #answering = false;
  #lately: { readonly kind: View['kind']; readonly below: boolean } | undefined;
  /** The alert, as it stands, and as it was shown last; whether something was said below it since. */
  #alert: { readonly ref: string; now: View; shown: View; followed?: boolean } | undefined;

  constructor(screen: Screen, sheet: () => Sheet, person: string) {
    this.#screen = screen;
    this.#sheet = sheet;
    this.#person = person;
  }

  /** From now on what the bot says is shown. */
  open(): void {
    this.#open = true;
  }

  close(): void {
    this.#open = false;
  }

  /** The message of the incident, as it stands. */
  get alert(): View | undefined {
    return this.#alert?.now;
  }

  /** What the bot said last, and whether below another message. */
  get said(): { readonly kind: View['kind']; readonly below: boolean } | undefined {
    return this.#lately;
  }

  /** What the bot showed last to the person, to be answered. */
  get asks(): View | undefined {
    return this.#asked?.view;
  }

  show(shown: View, below?: 'below'): void {
    if (!this.#open) return;
    const view = withName(shown, this.#person);
    this.#lately = { kind: view.kind, below: below !== undefined };
    const ref = incidentOf(view);
    const known = this.#alert;
    if (below) {
      if (known) known.followed = true;
      this.tell('The bot adds below its message:');
      this.#write(view, below);
    } else if (ref === undefined) this.#write(view);
    else if (known?.ref !== ref) {
      this.#alert = { ref, now: view, shown: view };
      this.#write(view);
    } else {
      known.now = view;
      if (this.#answering) this.#drawAnew(known);
    }
  }

  remark(words: string): void {
    if (!this.#open) return;
    if (!this.#answering) this.tell('The bot writes, unasked.');
    this.#say([words], true);
  }

  ask(view: View, left: AbortSignal): Promise<Utterance | undefined> {
    const { promise, resolve } = Promise.withResolvers<Utterance | undefined>();
    if (left.aborted) resolve(undefined);
    left.addEventListener('abort', () => resolve(undefined), { once: true });
    this.#asked = { view, answer: resolve };
    this.#answering = false;
    this.#next.resolve();
    return promise;
  }

  /** The narrator speaks. */
  tell(words: string): void {
    this.#soft(`~ ${this.clock()}  `, words);
  }

  /** Says what the message of the incident reads by now, if it reads otherwise than when it was shown last. */
  remind(): void {
    const known = this.#alert;
    if (!known || known.now.title === known.shown.title) return;
    known.shown = known.now;
    const { followed } = known;
    known.followed = false;
    // what was said below it says as much
    if (followed) return;
    this.#soft('~        ', `The alert above now reads: "${known.now.title}"`);
  }

  /** The person presses something that can be pressed, and the bot answers. */
  async press({ label, says }: Choice): Promise<void> {
    this.#say([{ strong: `> ${this.#person} presses "${label}"` }], true);
    await this.#answer(says);
  }

  /** The person types something, and the bot answers. */
  async type(words: string): Promise<void> {
    this.#say([{ strong: `> ${this.#person} types: ${words}` }], true);
    await this.#answer(commandOf(words) ?? { says: 'tell', text: words });
  }

  /** Writes out what was said since the last time. Gives how many words it has, or nothing if nobody reads on. */
  async flush(): Promise<number | undefined> {
    const lines = this.#lines.splice(0);
    if (lines.length === 0) return 0;
    const text = `${lines.join('\n')}\n`;
    return (await print(this.#screen, text)) ? text.split(/\s+/).length : undefined;
  }

  async #answer(heard: Utterance): Promise<void> {
    const asked = this.#asked;
    if (!asked) throw new Error('Nobody is asked anything.');
    this.#asked = undefined;
    this.#answering = true;
    this.#next = Promise.withResolvers();
    asked.answer(heard);
    await this.#next.promise;
  }

  #drawAnew(known: { now: View; shown: View }): void {
    const changed = news(known.shown, known.now);
    if (changed.body.length === 0) return;
    known.shown = known.now;
    this.tell('The bot draws its message anew, in its place. It now says:');
    this.#write(changed);
  }

  #write(view: View, below?: 'below'): void {
    this.#lines.push('', ...(below ? renderBelow : render)(withButtons(view), this.#sheet()), '');
  }

  #say(spans: Parameters<typeof paragraph>[0], gap = false): void {
    this.#lines.push(...(gap ? [''] : []), ...paragraph(spans, this.#sheet()));
  }

  /** Behind a mark; further lines stand below the words. */
  #soft(mark: string, words: string): void {
    const { width, style } = this.#sheet();
    const lines = paragraph([words], { width: Math.max(width - mark.length, 8), style: bare });
    this.#lines.push(
      ...lines.map((line, at) => style.soft((at === 0 ? mark : `~${' '.repeat(mark.length - 1)}`) + line)),
    );
  }
}

/** Words broken into lines. */
function paragraph(spans: Extract<View['body'][number], { kind: 'text' }>['spans'], sheet: Sheet): string[] {
  const view: View = {
    kind: 'notice',
    title: '',
    body: [{ kind: 'text', spans }],
    choices: [],
    controls: [],
  };
  return render(view, sheet).slice(2);
}
