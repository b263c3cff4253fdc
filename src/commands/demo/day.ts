/** The day goes by: minute by minute texts are sent, and the bot hears of them. */
import { type Day, type Outage, type Text, textsIn } from './clinics.ts';
import type { House } from './house.ts';
import type { DemoTime } from './time.ts';

const minute = 60_000;
const dayLong = 1440;
/** Minutes of the day between which texts are sent. */
const hours = { from: 8 * 60, to: 18 * 60 };
const isOpen = (ofDay: number): boolean => ofDay >= hours.from && ofDay < hours.to;
/** Minutes at once while the clinics are closed. The bot takes such a gap for a sleep of its own, which does no harm. */
const atNight = 30;

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

  /** On the first day a part of the texts fails. */
  breaks(outage: Outage): void {
    this.#outage = outage;
  }

  /** As a clock shows it: `09:40`. */
  get clock(): string {
    const ofDay = this.minute % dayLong;
    return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
  }

  /** Lets some minutes pass, at most `most`: by day two, while the clinics are closed more. Gives their texts. */
  async next(most: number): Promise<readonly Text[]> {
    const from = this.minute;
    this.minute += Math.min(most, isOpen(from % dayLong) ? 2 - (from % 2) : atNight);
    const texts = Array.from({ length: this.minute - from }, (_, at) => this.#textsAt(from + at)).flat();
    // receipts come within a minute of their texts: the clock has to be there first
    this.#time.set((this.#days[0] as Day).midnight + this.minute * minute);
    if (texts.length > 0) await this.#house.send(texts);
    await this.#time.catchUp();
    if (from % dayLong === 0) Object.assign(this.sent, { texts: 0, failed: 0 });
    this.sent.texts += texts.length;
    this.sent.failed += texts.filter(({ status }) => status === 'failed').length;
    return texts;
  }

  #textsAt(at: number): Text[] {
    const day = this.#days[Math.floor(at / dayLong)];
    return day ? textsIn(day, at % dayLong, at < dayLong ? this.#outage : undefined) : [];
  }
}
