import { expect, it } from 'vitest';
import { ChatTrouble } from '#kit/errors.ts';
import { chatDown, FakeBusy } from '../fakes/chat.ts';
import { dice } from '../store/rows.ts';
import { failures, noon } from './cast.ts';
import { openPostOffice, spot } from './post-office.ts';

const channels = ['C1', 'C2', 'C3', 'C4', 'C5'];
const refs = ['i1', 'i2', 'i3', 'i4', 'i5', 'i6'];

/** What the chat does wrong in this hour: asks for less, answers 500, or loses its answers. */
const hours = {
  'busy answers': () => ({ before: new FakeBusy(30) }),
  'answers that nothing was said': () => ({ before: chatDown() }),
  'lost answers': (thrown) => (thrown.maybe(0.5) ? { after: chatDown() } : { before: chatDown() }),
  'all of it': (thrown) =>
    thrown.pick([
      { before: new FakeBusy(1 + thrown.below(60)) },
      { before: chatDown() },
      { after: new ChatTrouble('It was late.', { hint: 'Wait.' }) },
    ]),
} satisfies Record<string, (thrown: ReturnType<typeof dice>) => { before: Error } | { after: Error }>;

it.each(Object.entries(hours))(
  'an hour of %s loses nothing, repeats nothing and changes no order',
  async (_, wrong) => {
    const thrown = dice(7);
    const house = await openPostOffice({ dice: () => thrown.below(1000) / 1000 });
    const spots = channels.flatMap((channel) => refs.map((ref) => ({ ...spot, ref, channel })));
    for (const channel of channels)
      await house.subscribe({ place: { chat: 'slack', workspace: 'T1', channel } });
    for (const ref of refs)
      await house.keep(
        { facts: failures({ id: ref }), ref },
        spots.filter((one) => one.ref === ref),
      );
    const ends = noon + 3_600_000;
    house.slack.wrong = () => (house.now() < ends ? wrong(thrown) : undefined);

    const calls: number[] = [];
    for (let minute = 0; minute < 150; minute++) {
      // news come all through the hour
      const now = spots.filter((_, place) => place % 50 === minute);
      await house.put(...now.map((one) => ({ kind: 'post', ...one }) as const));
      await house.put(
        ...now.map(
          (one) => ({ kind: 'follow', ...one, news: { kind: 'still', failed: 1, total: 2 } }) as const,
        ),
        ...now.map((one) => ({
          kind: 'follow' as const,
          ...one,
          news: { kind: 'resolved' as const, minutes: 1, failed: 1, total: 2, expected: 0 },
        })),
      );
      const before = house.slack.calls;
      await house.seconds(60);
      calls.push(house.slack.calls - before);
    }

    expect(await house.queue()).toEqual({ waiting: 0, late: 0, dead: 0 });
    for (const one of spots) {
      const { message } = (await house.posting(one))!;
      const here = house.slack.said.filter(
        (said) => said.place.channel === one.channel && said.message === message,
      );
      expect(here.map(({ view }) => view.title)).toEqual(['14 failed', 'still', 'resolved']);
    }
    expect(house.slack.said).toHaveLength(3 * spots.length);
    // the hour's first minute has a few tries more
    expect(Math.max(...calls.slice(1, 60))).toBeLessThanOrEqual(8);
    expect(calls[0]).toBeLessThanOrEqual(15);
    await house.store.close();
  },
  60_000,
);
