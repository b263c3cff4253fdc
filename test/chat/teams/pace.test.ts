import { expect, it } from 'vitest';
import { Pace } from '#chat/teams/pace.ts';
import { FakeClock } from '../../fakes/clock.ts';

const there = '19:texts@thread.tacv2';

function begin() {
  const clock = new FakeClock();
  const pace = new Pace(clock);
  const say = (times: number, every = 0) => {
    for (let said = 0; said < times; said++) {
      pace.count(there);
      clock.pass({ ms: every });
    }
  };
  return { clock, pace, say };
}

it.each([
  ['seven in a second', 7, 0, 1000],
  ['eight in two seconds', 8, 200, 2000 - 1600],
  ['sixty in half a minute', 60, 300, 30_000 - 18_000],
  ['1,800 in an hour', 1800, 600, 3_600_000 - 1_080_000],
])('%s are enough', (_, times, every, wait) => {
  const { clock, pace, say } = begin();
  say(times - 1, every);
  expect(pace.wait(there)).toBe(0);
  say(1, every);
  expect(pace.wait(there)).toBe(wait);
  expect(pace.wait('19:other@thread.tacv2')).toBe(0);
  clock.pass({ ms: wait - 1 });
  expect(pace.wait(there)).toBe(1);
  clock.pass({ ms: 1 });
  expect(pace.wait(there)).toBe(0);
});

it('goes on counting where more was said than is good', () => {
  const { pace, say } = begin();
  say(20);
  expect(pace.wait(there)).toBe(2000);
});
