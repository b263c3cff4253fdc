import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Drawing } from '#alerts/say.ts';
import { subscriptionRow } from '#alerts/subscription.ts';
import { chatDown, FakeBusy, FakeClosed } from '../fakes/chat.ts';
import { failures, minute, noon } from './cast.ts';
import { failing, openPostOffice, type PostOffice, plainly, spot, view } from './post-office.ts';

const post = { kind: 'post', ...spot } as const;
const redraw = { kind: 'redraw', ...spot } as const;
const worse = {
  kind: 'follow',
  ...spot,
  news: { kind: 'worse', failed: 28, total: 90, before: 14 },
} as const;

let house: PostOffice;
beforeEach(async () => {
  house = await openPostOffice();
  await house.subscribe();
});
afterEach(() => house.store.close());

describe('an incident in one channel', () => {
  it('is posted, drawn anew and followed, in the order in which it was put', async () => {
    await house.keep({ facts: failing }, [spot]);
    await house.put(post, redraw, worse);
    await house.seconds(10);

    expect(house.slack.said.map(({ does, message }) => [does, message])).toEqual([
      ['post', 'm1'],
      ['redraw', 'm1'],
      ['follow', 'm1'],
    ]);
    expect(house.slack.said[0]?.place).toMatchObject({ chat: 'slack', workspace: 'T1', channel: 'C1' });
    expect((await house.posting(spot))?.message).toBe('m1');
    expect(await house.queue()).toEqual({ waiting: 0, late: 0, dead: 0 });
  });

  it('is drawn as it is when it is drawn, not as it was when that was put', async () => {
    await house.keep({ facts: failing }, [spot]);
    await house.put(post);
    await house.keep({ facts: { ...failing, failed: 20 } }, [spot]);
    await house.alerts.restand({ ...spot, json: '{"v":1,"details":true}' });
    await house.seconds(1);

    expect(house.slack.titles()).toEqual(['20 failed in detail']);
  });

  it('is said anew where somebody deleted the message, and lives on there', async () => {
    await house.keep({ facts: failing }, [spot]);
    await house.put(post);
    await house.seconds(1);
    house.slack.deleted.add('m1');
    await house.put(redraw);
    await house.seconds(4);
    await house.put(worse);
    await house.seconds(4);

    expect((await house.posting(spot))?.message).toBe('m2');
    expect(house.slack.said.map(({ message }) => message)).toEqual(['m1', 'm2', 'm2']);
  });

  it('is not posted if it was over within ten minutes, and then nothing is said of its end', async () => {
    const brief = failures({ since: noon - 9 * minute, resolvedAt: noon });
    await house.keep({ facts: brief }, [spot]);
    await house.put(post, redraw, worse);
    await house.seconds(10);

    expect(house.slack.calls).toBe(0);
    expect(await house.queue()).toEqual({ waiting: 0, late: 0, dead: 0 });
  });

  it('is posted with its end if it took longer', async () => {
    await house.keep({ facts: failures({ resolvedAt: noon }) }, [spot]);
    await house.put(post);
    await house.seconds(2);

    expect(house.slack.titles()).toEqual(['14 failed']);
  });

  it('is not said where nobody wants it any more, or to whom it was forgotten', async () => {
    await house.keep({ facts: failing }, [spot]);
    await house.alerts.unsubscribe({ audience: 'slack:T1', channel: 'C1' });
    await house.put(post, { ...post, ref: 'i9' }, { ...redraw, ref: 'i9' });
    await house.seconds(3);

    expect(house.slack.calls).toBe(0);
    expect(await house.queue()).toMatchObject({ waiting: 0, dead: 0 });
  });
});

describe('what is said once', () => {
  it('is not said again when only the answer was lost', async () => {
    await house.keep({ facts: failing }, [spot]);
    house.slack.wrong = (call) => (call === 1 || call === 3 ? { after: chatDown() } : undefined);
    await house.put(post, worse);
    await house.seconds(60);

    expect(house.slack.titles()).toEqual(['14 failed', 'worse']);
    expect((await house.posting(spot))?.message).toBe('m1');
    expect(await house.queue()).toMatchObject({ waiting: 0, dead: 0 });
  });

  it('is said again where the chat cannot tell', async () => {
    await house.keep({ facts: failing }, [spot]);
    house.slack.seeks = false;
    house.slack.wrong = (call) => (call === 1 ? { after: chatDown() } : undefined);
    await house.put(post);
    await house.seconds(20);

    expect(house.slack.titles()).toEqual(['14 failed', '14 failed']);
    expect((await house.posting(spot))?.message).toBe('m2');
  });

  it('is looked for by another when its poster died with the answer', async () => {
    await house.keep({ facts: failing }, [spot]);
    await house.put(post);
    const [job] = await house.alerts.take(noon, noon + 30_000, 1);
    await house.slack.post(
      { chat: 'slack', workspace: 'T1', channel: 'C1' },
      view('said'),
      undefined,
      `j${job?.id}`,
    );
    await house.seconds(29);
    expect(house.slack.calls).toBe(1);
    await house.seconds(3);

    expect(house.slack.titles()).toEqual(['said']);
    expect((await house.posting(spot))?.message).toBe('m1');
  });

  it('is a note, to a channel or in private', async () => {
    const to = { audience: 'teams:t1', channel: 'C7', address: 'https://smba.example' };
    house.teams.wrong = (call) => (call === 1 ? { after: chatDown() } : undefined);
    await house.put(
      { kind: 'note', ...to, view: view('on from now') },
      { kind: 'note', ...to, person: 'U7', view: view('for you') },
    );
    await house.seconds(20);

    expect(house.teams.said.map(({ place, view }) => [place.channel, place.address, view.title])).toEqual([
      ['C7', 'https://smba.example', 'on from now'],
      ['U7', undefined, 'for you'],
    ]);
  });

  it('is a digest, however often it was put', async () => {
    const digest = { kind: 'digest', audience: 'slack:T1', channel: 'C1', until: noon } as const;
    await house.put(digest, digest);
    await house.seconds(5);
    expect(house.slack.titles()).toEqual([`digest until ${noon}`]);
    expect((await house.subscription('C1'))?.digested).toBe(noon);

    await house.put({ ...digest, until: noon + 1 });
    await house.seconds(5);
    expect(house.slack.titles()).toHaveLength(2);
  });

  it('is a digest that leaves settings as somebody makes them in the same moment', async () => {
    let isChanged = false;
    const draw: Drawing = {
      ...plainly,
      digest: async (asked, until) => {
        if (!isChanged) await during.subscribe({ ...asked, sensitivity: 'early' });
        isChanged = true;
        return plainly.digest(asked, until);
      },
    };
    const during = await openPostOffice({ draw });
    try {
      await during.subscribe();
      await during.put({ kind: 'digest', audience: 'slack:T1', channel: 'C1', until: noon });
      await during.seconds(5);
      expect(await during.subscription('C1')).toMatchObject({ sensitivity: 'early', digested: noon });
    } finally {
      await during.store.close();
    }
  });
});

describe('the pace', () => {
  it('is one message a second in a channel, and one drawing of a message in three', async () => {
    const spots = ['i1', 'i2', 'i3'].map((ref) => ({ ...spot, ref }));
    for (const one of spots) await house.keep({ facts: { ...failing, id: one.ref }, ref: one.ref }, [one]);
    await house.put(...spots.map((one) => ({ kind: 'post', ...one }) as const));
    await house.poster.tick();
    expect(house.slack.said).toHaveLength(1);
    house.clock.pass({ ms: 999 });
    await house.poster.tick();
    expect(house.slack.said).toHaveLength(1);
    house.clock.pass({ ms: 1 });
    await house.poster.tick();
    expect(house.slack.said).toHaveLength(2);
    await house.seconds(3);
    expect(house.slack.titles('post')).toHaveLength(3);

    await house.put(redraw);
    await house.poster.tick();
    await house.put(redraw);
    await house.seconds(3);
    expect(house.slack.titles('redraw')).toHaveLength(1);
    await house.poster.tick();
    expect(house.slack.titles('redraw')).toHaveLength(2);
  });

  it('lets nobody wait for another channel', async () => {
    const other = { ...spot, channel: 'C2' };
    await house.subscribe({ place: { chat: 'slack', workspace: 'T1', channel: 'C2' } });
    await house.keep({ facts: failing }, [spot, other]);
    await house.put(post, { kind: 'post', ...other });
    await house.poster.tick();
    expect(house.slack.said.map(({ place }) => place.channel)).toEqual(['C1', 'C2']);
  });
});

describe('trouble', () => {
  it('of a busy chat holds up everything there, costs no attempt, and nobody elsewhere', async () => {
    const there = { ...spot, audience: 'teams:t1' };
    await house.subscribe({ place: { chat: 'teams', workspace: 't1', channel: 'C1' } });
    await house.keep({ facts: failing }, [spot, there]);
    house.slack.wrong = (call) => (call <= 2 ? { before: new FakeBusy(40) } : undefined);
    await house.put(post, { kind: 'note', audience: 'slack:T1', channel: 'C2', view: view('note') });
    await house.put({ kind: 'post', ...there });
    await house.seconds(40);
    expect(house.slack.calls).toBe(1);
    expect(house.teams.titles()).toEqual(['14 failed']);
    await house.seconds(50);

    expect(house.slack.calls).toBe(4);
    expect(house.slack.titles().sort()).toEqual(['14 failed', 'note']);
  });

  it('of a closed channel pauses it, tells who asked for it once, and the operator', async () => {
    await house.keep({ facts: failing }, [spot]);
    house.slack.wrong = (_, { channel }) => (channel === 'C1' ? { before: new FakeClosed() } : undefined);
    await house.put(post, redraw, worse, { kind: 'post', ...spot });
    await house.seconds(20);

    expect((await house.subscription('C1'))?.paused).toEqual({ why: 'not-in', at: noon });
    expect(house.slack.said.map(({ place, view }) => [place.channel, view.title])).toEqual([
      ['U1', 'paused in C1'],
    ]);
    expect(await house.queue()).toMatchObject({ waiting: 0, dead: 1 });
  });

  it('of a closed channel that lets us in again ends there: what goes on is posted then', async () => {
    await house.keep({ facts: failing }, [spot]);
    house.slack.wrong = () => ({ before: new FakeClosed() });
    await house.put(post);
    await house.seconds(2);
    house.slack.wrong = () => undefined;
    await house.seconds(2);
    await house.subscribe();
    await house.put(redraw, redraw);
    await house.seconds(5);

    const here = house.slack.said.filter(({ place }) => place.channel === 'C1');
    expect(here.map(({ does, view }) => [does, view.title])).toEqual([['post', '14 failed']]);
    expect((await house.posting(spot))?.message).toBeDefined();
  });

  it('of a closed channel that the operator configured tells nobody else', async () => {
    const { person: _, ...rest } = (await house.subscription('C1'))!;
    await house.alerts.unsubscribe({ audience: 'slack:T1', channel: 'C1' });
    await house.alerts.subscribe(subscriptionRow(rest));
    await house.keep({ facts: failing }, [spot]);
    house.slack.wrong = () => ({ before: new FakeClosed() });
    await house.put(post);
    await house.seconds(5);

    expect(house.slack.calls).toBe(1);
    expect((await house.subscription('C1'))?.paused?.why).toBe('not-in');
  });

  it('of a channel where strangers read along now pauses it, and one that cannot be asked does not', async () => {
    await house.keep({ facts: failing }, [spot]);
    house.slack.refusal = 'outsiders';
    await house.put(post);
    await house.seconds(3);
    expect((await house.subscription('C1'))?.paused?.why).toBe('outsiders');
    expect(house.slack.titles()).toEqual(['paused in C1']);

    await house.subscribe();
    house.slack.refusal = 'untold';
    await house.put(post);
    await house.seconds(3);
    expect(house.slack.titles()).toEqual(['paused in C1', '14 failed']);
  });

  it('of a chat that is not configured makes its messages wait', async () => {
    await house.keep({ facts: failing }, [spot]);
    house.chats.delete('slack');
    await house.put(post);
    await house.seconds(30);
    expect(await house.queue()).toMatchObject({ waiting: 1, dead: 0 });
    house.chats.set('slack', house.slack);
    await house.seconds(300);

    expect(house.slack.titles()).toEqual(['14 failed']);
  });

  it('of a message that nobody can draw gives it up after hours, and the next one gets through', async () => {
    const broken = async () => {
      throw new TypeError('a bug');
    };
    const hurt = await openPostOffice({ draw: { ...plainly, digest: broken } });
    await hurt.subscribe();
    await hurt.keep({ facts: failing }, [spot]);
    await hurt.put({ kind: 'digest', audience: 'slack:T1', channel: 'C1', until: noon });
    await hurt.put({ kind: 'note', audience: 'slack:T1', channel: 'C1', view: view('note') });
    await hurt.put(post);
    for (let ticks = 0; ticks < 250; ticks++) {
      await hurt.poster.tick();
      hurt.clock.pass({ minutes: 1 });
    }

    expect(hurt.slack.titles()).toEqual(['14 failed', 'note']);
    expect(await hurt.queue()).toMatchObject({ waiting: 0, dead: 1 });
    expect((await hurt.alerts.dead(5)).map(({ kind, trouble }) => [kind, trouble])).toEqual([
      ['digest', 'bug'],
    ]);
    await hurt.store.close();
  });

  it('of a job that nobody knows here buries it at once', async () => {
    await house.alerts.put([{ lane: 'x', kind: 'sing', json: '{}', due: noon }], noon);
    await house.alerts.put([{ lane: 'y', kind: 'post', json: '{"v":2}', due: noon }], noon);
    await house.seconds(1);
    expect(await house.queue()).toMatchObject({ waiting: 0, dead: 2 });
  });

  it('of a chat that does not answer holds up nobody elsewhere', async () => {
    const there = { ...spot, audience: 'teams:t1' };
    const patient = await openPostOffice({ patience: 3000 });
    await patient.subscribe();
    await patient.subscribe({ place: { chat: 'teams', workspace: 't1', channel: 'C1' } });
    await patient.keep({ facts: failing }, [spot, there]);
    const answer = Promise.withResolvers<void>();
    const { post: say } = patient.slack;
    patient.slack.post = async (...words) => {
      await answer.promise;
      return say.apply(patient.slack, words);
    };
    await patient.put(post);
    await patient.poster.tick();
    await patient.put(
      { kind: 'post', ...there },
      { kind: 'note', audience: 'slack:T1', channel: 'C2', view: view('note') },
    );
    await patient.seconds(2);
    expect(patient.teams.titles()).toEqual(['14 failed']);
    expect(patient.slack.said).toEqual([]);
    answer.resolve();
    await patient.poster.stop();
    expect(patient.slack.titles()).toEqual(['14 failed']);
    await patient.store.close();
  });

  it('of a call that never ends is given up in time, and looked for', async () => {
    const slow = await openPostOffice({ patience: 20 });
    await slow.subscribe();
    await slow.keep({ facts: failing }, [spot]);
    const { post: say } = slow.slack;
    let first = true;
    slow.slack.post = async (...words) => {
      const posted = await say.apply(slow.slack, words);
      if (!first) return posted;
      first = false;
      return new Promise(() => {});
    };
    await slow.put(post);
    while ((await slow.posting(spot))?.message === undefined) {
      await slow.seconds(1);
      await pause(5);
    }

    expect(slow.slack.titles()).toEqual(['14 failed']);
    expect((await slow.posting(spot))?.message).toBe('m1');
    await slow.store.close();
  });
});
