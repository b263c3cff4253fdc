import type { Clock } from '#kit/clock.ts';

/** A clock that only moves by hand. */
export class FakeClock implements Clock {
  #ms: number;

  constructor(start = '2026-03-02T15:00:00.000Z') {
    this.#ms = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#ms);
  }

  pass(time: {
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
    readonly ms?: number;
  }): void {
    const { hours = 0, minutes = 0, seconds = 0, ms = 0 } = time;
    this.#ms += ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
  }

  set(iso: string): void {
    this.#ms = Date.parse(iso);
  }
}
