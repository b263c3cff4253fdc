import type { Chat, Place, Posted, Refusal } from '#chat/chat.ts';
import { BusyTrouble, ChatTrouble, ClosedTrouble } from '#kit/errors.ts';
import type { View } from '#views/view.ts';

/** One thing that was said, in the order in which it was. */
export interface Said {
  readonly does: 'post' | 'redraw' | 'follow';
  readonly place: Place;
  /** The message posted, drawn anew, or said below. */
  readonly message: string;
  readonly view: View;
  readonly mark?: string;
}

/** What goes wrong with a call: before anything is said, or after, when only the answer is lost. */
export type Wrong = { readonly before: Error } | { readonly after: Error };

/** A chat with channels, whose messages stay, and which can be in any trouble. */
export class FakeChat implements Chat {
  readonly id: string;
  readonly ways = [];
  readonly said: Said[] = [];
  /** Calls of whatever kind. */
  calls = 0;
  /** Whether it finds by their marks what was said. */
  seeks = true;
  /** Asked at each call. */
  wrong: (call: number, place: Place) => Wrong | undefined = () => undefined;
  /** Messages that somebody deleted. */
  readonly deleted = new Set<string>();

  constructor(id = 'slack') {
    this.id = id;
  }

  open = async () => {};
  close = async () => {};
  /** Why alerts are refused in every channel of it. */
  refusal?: Refusal;
  admits = async () => this.refusal;
  whole = (place: Place) => place;
  privately = ({ chat, workspace }: Place, person: string): Place => ({ chat, workspace, channel: person });

  /** What stands in a channel, below which message or none. */
  titles(does?: Said['does']): string[] {
    return this.said.filter((one) => !does || one.does === does).map(({ view }) => view.title);
  }

  async post(place: Place, view: View, _talk?: string, mark?: string): Promise<Posted> {
    return { place, message: await this.#say('post', place, `m${this.said.length + 1}`, view, mark) };
  }

  async follow({ place, message }: Posted, view: View, mark?: string): Promise<Posted> {
    await this.#say('follow', place, message, view, mark);
    return { place, message: `${message}.${this.said.length}` };
  }

  async redraw({ place, message }: Posted, view: View): Promise<Posted> {
    const now = this.deleted.has(message) ? `m${this.said.length + 1}` : message;
    return { place, message: await this.#say('redraw', place, now, view) };
  }

  async seek(where: Place | Posted, mark: string): Promise<Posted | 'absent' | 'untold'> {
    const { place } = 'place' in where ? where : { place: where };
    const wrong = this.wrong(++this.calls, place);
    if (wrong) throw 'before' in wrong ? wrong.before : wrong.after;
    if (!this.seeks) return 'untold';
    const found = this.said.find((one) => one.mark === mark && one.place.channel === place.channel);
    return found ? { place: found.place, message: found.message } : 'absent';
  }

  async #say(does: Said['does'], place: Place, message: string, view: View, mark?: string): Promise<string> {
    const wrong = this.wrong(++this.calls, place);
    if (wrong && 'before' in wrong) throw wrong.before;
    this.said.push({ does, place, message, view, ...(mark === undefined ? {} : { mark }) });
    if (wrong) throw wrong.after;
    return message;
  }
}

export class FakeClosed extends ClosedTrouble {
  override readonly code = 'fake-closed';
  readonly why = 'not-in';
  constructor() {
    super('Nobody let me in.', { hint: 'Invite me.' });
  }
}

export class FakeBusy extends BusyTrouble {
  override readonly code = 'fake-busy';
  override readonly retryAfter: number;
  constructor(retryAfter: number) {
    super('Too much.', { hint: 'Wait.' });
    this.retryAfter = retryAfter;
  }
}

export const chatDown = (): ChatTrouble => new ChatTrouble('It does not answer.', { hint: 'Wait.' });
