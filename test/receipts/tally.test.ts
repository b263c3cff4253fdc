import { expect, it } from 'vitest';
import { openLogger } from '#kit/logger.ts';
import { openTally } from '#receipts/tally.ts';
import { FakeClock } from '../fakes/clock.ts';

function open() {
  const clock = new FakeClock();
  const lines: Record<string, unknown>[] = [];
  const log = openLogger({ level: 'info', clock, sink: { write: (line) => lines.push(JSON.parse(line)) } });
  return { clock, lines, tally: openTally({ clock, log }) };
}

it('logs a kind of refusal once a minute and provider, and counts every one', () => {
  const { clock, lines, tally } = open();

  for (let n = 0; n < 5; n++) tally.refused('twilio', 'forged', 'The signature does not fit.');
  tally.refused('twilio', 'stale');
  tally.refused('telnyx', 'forged');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatchObject({
    level: 'warn',
    provider: 'twilio',
    reason: 'forged',
    why: 'The signature does not fit.',
  });

  clock.pass({ seconds: 59 });
  tally.refused('twilio', 'forged');
  expect(lines).toHaveLength(3);
  clock.pass({ seconds: 1 });
  tally.refused('twilio', 'forged');
  expect(lines).toHaveLength(4);

  expect(tally.counts()).toContainEqual({ provider: 'twilio', what: 'forged', count: 7 });
});

it('reports what came since the last report in one line, and nothing where nothing came', () => {
  const { lines, tally } = open();
  tally.report();
  expect(lines).toHaveLength(0);

  tally.taken('twilio', 'accepted', 3);
  tally.taken('twilio', 'accepted', 2);
  tally.taken('generic', 'unreadable', 1);
  tally.report();
  tally.report();

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ callbacks: { twilio: { accepted: 5 }, generic: { unreadable: 1 } } });
  expect(tally.counts()).toHaveLength(2);
  tally.taken('twilio', 'accepted', 1);
  expect(tally.counts()).toContainEqual({ provider: 'twilio', what: 'accepted', count: 6 });
});
