/** The day goes by: minute by minute texts are sent, and the bot hears of them. */
import { type Day, type Outage, type Text, textsIn } from './clinics.ts';
import type { House } from './house.ts';
import type { DemoTime } from './time.ts';

const minute = 60_000;
/** Minutes at once while no text is sent: the bot takes a longer gap for a sleep of its own. */
const atNight = 2;
const dayLong = 1440;

export class Days {
  /** Minutes since midnight of the first day. */
  minute: number;
  /** Texts of the day so far. */
  readonly sent = { texts: 0, failed: 0 };
  #outage: Outage | undefined;
  readonly #days: readonly Day[];
  readonly #house: House;
  readonly #time: DemoTime;

  /** @param days one after the other; the first is under way. */
  constructor(days: readonly Day[], house: House, time: DemoTime) {
    this.#days = days;
    this.#house = house;
    this.#time = time;
    this.minute = Math.floor((time.now().getTime() - (days[0] as Day).midnight) / minute);
  }

  /** From now on a part of the texts fails. */
  breaks(outage: Outage): void {
    this.#outage = outage;
  }

  /** As a clock shows it: `09:40`. */
  get clock(): string {
    const ofDay = this.minute % dayLong;
    return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
  }

  /** Lets a minute pass, or more where nothing is sent. Gives the texts of that minute. */
  async next(): Promise<readonly Text[]> {
    const day = this.#days[Math.floor(this.minute / dayLong)] as Day;
    const ofDay = this.minute % dayLong;
    if (ofDay === 0) Object.assign(this.sent, { texts: 0, failed: 0 });
    const texts = textsIn(day, ofDay, this.#outage);
    const step = texts.length === 0 && ofDay % 2 === 0 && ofDay >= lastText ? atNight : 1;
    this.minute += step;
    // receipts come within a minute of their texts: the clock has to be there first
    const now = (this.#days[0] as Day).midnight + this.minute * minute;
    this.#time.set(now);
    if (texts.length > 0) await this.#house.send(texts);
    await this.#time.catchUp();
    this.sent.texts += texts.length;
    this.sent.failed += texts.filter(({ status }) => status === 'failed').length;
    return texts;
  }
}

/** Minute of the day after which no text is sent. */
const lastText = 18 * 60;
