/** Chats and talks joined: one turn at a time, nothing lost between processes, and trouble said kindly. */
import { describe, expect, it } from 'vitest';
import type { Chat, Turn } from '#chat/chat.ts';
import { openHost } from '#conversation/host.ts';
import { ChatTrouble, StoreTrouble, UsageTrouble } from '#kit/errors.ts';
import { openLogger } from '#kit/logger.ts';
import type { SessionStore, TalkKey } from '#store/store.ts';
import { notices } from '#views/notices.ts';
import type { Utterance } from '#views/utterance.ts';
import type { View } from '#views/view.ts';
import { words } from '#views/words.ts';
import { fakeCards } from '../fakes/cards.ts';
import { FakeClock } from '../fakes/clock.ts';
import { unasked } from '../fakes/unasked.ts';
import { lateText } from './talk.ts';

const place = { chat: 'fake', workspace: 'w1', channel: 'c1' };
const hour = 3_600_000;

/** Keeps talks in a map, by the store's rules. */
function fakeStore() {
  const kept = new Map<string, { json: string; revision: number; until: Date }>();
  const of = ({ workspace, talk }: TalkKey) => `${workspace}/${talk}`;
  const store: SessionStore & { readonly kept: typeof kept; refusals: number; down: boolean } = {
    kept,
    refusals: 0,
    down: false,
    async load(key, now) {
      if (this.down) throw new StoreTrouble('The store does not answer.', { hint: 'Look at it.' });
      const found = kept.get(of(key));
      return found && found.until > now ? found : undefined;
    },
    async save(key, session, now) {
      const before = await this.load(key, now);
      if (this.refusals > 0) {
        this.refusals--;
        return false;
      }
      if ((before?.revision ?? 0) !== session.revision) return false;
      kept.set(of(key), { ...session, revision: session.revision + 1 });
      return true;
    },
    async remove(key) {
      kept.delete(of(key));
    },
    async sweep() {
      return 0;
    },
  };
  return store;
}

/** A house with a fake store and a chat that remembers what it posted. */
function openHouse(store = fakeStore(), clock = new FakeClock()) {
  const log: string[] = [];
  const posts: View[] = [];
  const chat: Chat & { trouble?: Error } = {
    id: 'fake',
    ways: [],
    ...unasked,
    async open() {},
    privately: (place) => place,
    async post(where, view) {
      if (this.trouble) throw this.trouble;
      posts.push(view);
      return { place: where, message: String(posts.length) };
    },
    redraw: async (posted) => posted,
    async close() {},
  };
  let ids = 0;
  const host = openHost({
    sessions: store,
    cards: fakeCards(),
    clock,
    log: openLogger({ level: 'debug', clock, sink: { write: (line) => log.push(line) } }),
    practice: { country: 'US', support: {}, secureUpload: {} },
    talkLife: hour,
    chats: () => new Map([[chat.id, chat]]),
    newId: () => `talk-${++ids}`,
  });
  const hear = (heard: Utterance, talk?: string, where: Turn['place'] = place) =>
    host.hear({ place: where, person: 'u1', heard, ...(talk ? { talk } : {}) });
  return { hear, store, clock, chat, posts, log };
}

const turnOf = (view: View): number => {
  const pressed = [...view.choices, ...view.controls].map(({ says }) => says).find((says) => 'turn' in says);
  return pressed && 'turn' in pressed ? pressed.turn : -1;
};
const textOf = (view: View) => JSON.stringify([view.title, view.body]);

it('names a new talk, keeps it, and goes on with it', async () => {
  const { hear, store } = openHouse();
  const first = await hear({ says: 'start', facts: { platform: 'cliniko' } });
  expect(first.talk).toBe('talk-1');
  expect([...store.kept.keys()]).toEqual(['fake:w1/talk-1']);
  const turn = turnOf(first.view);
  const second = await hear({ says: 'answer', turn, fact: 'status', value: 'sent' }, first.talk);
  expect(second).toMatchObject({ talk: 'talk-1', view: { kind: 'verdict' } });
  expect((await hear({ says: 'start' })).talk).toBe('talk-2');
});

it('keeps the talks of two workspaces and two chats apart', async () => {
  const { hear } = openHouse();
  await hear({ says: 'start', facts: lateText }, 'same');
  for (const where of [
    { ...place, workspace: 'w2' },
    { ...place, chat: 'other' },
  ]) {
    const { view } = await hear({ says: 'back', turn: 1 }, 'same', where);
    expect(textOf(view)).toContain(notices.expired);
  }
});

it('takes one of two presses made at once, and has a kind word for the other', async () => {
  const { hear } = openHouse();
  const { talk, view } = await hear({ says: 'start', facts: { platform: 'cliniko' } });
  const press = { says: 'answer', turn: turnOf(view), fact: 'status', value: 'no-record' } as const;
  const other = { ...press, value: 'sent' };
  const [one, two, three] = await Promise.all([hear(press, talk), hear(press, talk), hear(other, talk)]);
  expect(textOf(one.view)).not.toContain(notices.again);
  expect(textOf(two.view)).toContain(notices.again);
  expect(textOf(three.view)).toContain(notices.late);
  expect(two.view.title).toBe(one.view.title);
});

it('repeats a turn that another process overtook, and gives up kindly', async () => {
  const { hear, store, log } = openHouse();
  const { talk, view } = await hear({ says: 'start', facts: { platform: 'cliniko' } });
  const press = { says: 'answer', turn: turnOf(view), fact: 'status', value: 'sent' } as const;
  store.refusals = 3;
  expect((await hear(press, talk)).view.kind).toBe('verdict');
  store.refusals = 99;
  const { view: given } = await hear({ says: 'restart' }, talk);
  expect(given.title).toBe(words.troubleTitle);
  expect(log.join()).toContain('a turn failed');
});

it('says so when the store is in trouble, and goes on where it was once it is back', async () => {
  const { hear, store, log } = openHouse();
  const { talk, view } = await hear({ says: 'start', facts: { platform: 'cliniko' } });
  store.down = true;
  const press = { says: 'answer', turn: turnOf(view), fact: 'status', value: 'sent' } as const;
  const trouble = await hear(press, talk);
  expect(trouble).toMatchObject({ talk, view: { kind: 'notice', title: words.troubleTitle } });
  expect(trouble.view.choices.map(({ says }) => says)).toEqual([{ says: 'show' }]);
  expect(log.join()).not.toContain('cliniko');
  store.down = false;
  const shown = await hear({ says: 'show' }, talk);
  expect(shown.view.title).toBe(view.title);
  expect((await hear(press, talk)).view.kind).toBe('verdict');
});

it('starts afresh when the talk has expired, or was stored by another version', async () => {
  const { hear, clock, store } = openHouse();
  const { talk } = await hear({ says: 'start', facts: lateText });
  clock.pass({ minutes: 59 });
  expect((await hear({ says: 'show' }, talk)).view.kind).toBe('verdict');
  clock.pass({ minutes: 61 });
  const { view } = await hear({ says: 'not-it', turn: 1 }, talk);
  expect(textOf(view)).toContain(notices.expired);
  store.kept.set('fake:w1/old', { json: '{"version":0}', revision: 1, until: new Date('2030-01-01') });
  expect(textOf((await hear({ says: 'back', turn: 4 }, 'old')).view)).toContain(notices.expired);
});

describe('sharing', () => {
  it('posts exactly what the preview showed, once it is agreed to', async () => {
    const { hear, posts } = openHouse();
    const { talk, view } = await hear({ says: 'start', facts: lateText });
    const preview = await hear({ says: 'preview', turn: turnOf(view) }, talk);
    expect(preview.view.kind).toBe('preview');
    expect(posts).toEqual([]);
    const shared = await hear({ says: 'share', turn: turnOf(preview.view) }, talk);
    expect(shared.view.title).toBe(words.sharedTitle);
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({ kind: 'summary', choices: [], controls: [] });
    expect(preview.view.body.slice(2)).toEqual(posts[0]?.body);
    expect(JSON.stringify(posts[0])).not.toContain('trail');
  });

  it('that the chat refuses stays at the preview, and says why', async () => {
    const { hear, chat, posts, log } = openHouse();
    const { talk, view } = await hear({ says: 'start', facts: lateText });
    const preview = await hear({ says: 'preview', turn: turnOf(view) }, talk);
    const share = { says: 'share', turn: turnOf(preview.view) } as const;
    const hint = 'Invite the bot to the channel first.';
    chat.trouble = new UsageTrouble('The bot is not in that channel.', { hint });
    expect(textOf((await hear(share, talk)).view)).toContain(`${words.notShared} ${hint}`);
    chat.trouble = new ChatTrouble('missing_scope', { hint: 'Add chat:write to the app.' });
    const later = textOf((await hear(share, talk)).view);
    expect(later).toContain(words.notShared);
    expect(later, 'what only an operator can mend is not put to staff').not.toContain('chat:write');
    expect(log.join()).toContain('a summary could not be posted');
    expect((await hear({ says: 'show' }, talk)).view).toEqual(preview.view);
    delete chat.trouble;
    expect((await hear(share, talk)).view.title).toBe(words.sharedTitle);
    expect(posts).toHaveLength(1);
  });

  it('that fails for a reason of ours is trouble, not silence', async () => {
    const { hear, chat, log } = openHouse();
    const { talk, view } = await hear({ says: 'start', facts: lateText });
    const preview = await hear({ says: 'preview', turn: turnOf(view) }, talk);
    chat.trouble = new TypeError('undefined is not a function');
    const { view: trouble } = await hear({ says: 'share', turn: turnOf(preview.view) }, talk);
    expect(trouble.title).toBe(words.troubleTitle);
    expect(log.join()).toContain('undefined is not a function');
  });

  it('into a chat that is not there says that it was not posted', async () => {
    const { hear } = openHouse();
    const elsewhere = { ...place, chat: 'gone' };
    const { talk, view } = await hear({ says: 'start', facts: lateText }, undefined, elsewhere);
    const preview = await hear({ says: 'preview', turn: turnOf(view) }, talk, elsewhere);
    const refused = await hear({ says: 'share', turn: turnOf(preview.view) }, talk, elsewhere);
    expect(textOf(refused.view)).toContain(words.notShared);
  });
});

it('tells the field what is wrong with a typed answer', async () => {
  const { hear } = openHouse();
  const { talk, view } = await hear({ says: 'start', facts: { platform: 'caremessage' } });
  const typed = await hear({ says: 'answer', turn: turnOf(view), fact: 'sent-at', value: 'late' }, talk);
  expect(typed.refused).toMatch(/could not read a time/);
  expect(typed.view.input?.kind).toBe('time');
});

it('keeps the words of a strange error in this process only', async () => {
  const store = fakeStore();
  const house = openHouse(store);
  const { talk } = await house.hear({ says: 'start', facts: { platform: 'other', status: 'delivered' } });
  const told = await house.hear({ says: 'tell', text: 'the error says "Flux capacitor 99"' }, talk);
  expect(textOf(told.view)).toContain('Flux capacitor 99');
  expect(JSON.stringify([...store.kept])).not.toContain('Flux');
  expect(textOf((await house.hear({ says: 'show' }, talk)).view)).toContain('Flux capacitor 99');

  const restarted = openHouse(store);
  const after = await restarted.hear({ says: 'show' }, talk);
  expect(textOf(after.view)).not.toContain('Flux');
  expect(after.view.title).toBe((await house.hear({ says: 'show' }, talk)).view.title);
});
