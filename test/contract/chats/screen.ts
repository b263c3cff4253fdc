/** A screen that keeps what is written, and somebody's hands at the keyboard. */
import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Asker } from '#chat/terminal/index.ts';

export class Screen extends Writable {
  readonly columns = 200;
  readonly rows = 300;
  readonly isTTY = true;
  #written = '';
  #mark = 0;

  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    this.#written += String(chunk);
    done();
  }

  /** From here on it is fresh. */
  begin(): void {
    this.#mark = this.#written.length;
  }

  /** What was written since, without colours and cursor. */
  get fresh(): string {
    return stripVTControlCharacters(this.#written.slice(this.#mark));
  }

  /** All that was ever written, without the colours and movements that are ours. */
  withoutOurs(): string {
    return this.#written.replace(/\p{Cc}\[(?!5m|41m)(?:\d{1,2}m|\?25[hl]|\d+[ABD]|G|2K|J)/gu, '');
  }
}

/** How answers are given at a terminal. */
export interface Keyboard {
  readonly screen: Screen;
  readonly asker: Asker;
  /** Whether an answer is awaited since the screen began afresh. */
  asks(): boolean;
  /** What can be chosen, as labelled. */
  labels(): readonly string[];
  choose(label: string): Promise<void>;
  say(words: string): Promise<void>;
  type(words: string): Promise<void>;
  /** Opens the field, if it has to be, and gives what is written around it. */
  field(): Promise<string>;
}
