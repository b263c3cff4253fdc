/** A talk in a place that stays: several people, one card, and a private place for what concerns one patient. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Chat, Place, Posted, Reply, Turn } from '#chat/chat.ts';
import { type Host, openHost } from '#conversation/host.ts';
import { ChatTrouble, Trouble } from '#kit/errors.ts';
import { openLogger } from '#kit/logger.ts';
import type { InputKind } from '#knowledge/shape.ts';
import { openSqlite } from '#store/sqlite.ts';
import type { Store } from '#store/store.ts';
import type { Utterance } from '#views/utterance.ts';
import type { Choice, View } from '#views/view.ts';
import { FakeClock } from '../fakes/clock.ts';
import { unasked } from '../fakes/unasked.ts';

const workspace = 'tenant';
const thread: Place = { chat: 'fake', workspace, channel: 'thread', stays: 'shared', address: 'x' };
const privately = (person: string): Place => ({
  chat: 'fake',
  workspace,
  channel: `@${person}`,
  stays: 'private',
  address: 'x',
});

class Closed extends Trouble {
  override readonly code = 'closed';
  override readonly reader = 'person';
}

let store: Store;
let host: Host;
let clock: FakeClock;
let log: string[];
let trouble: Error | undefined;
/** What every message of every channel shows. */
let shown: Map<string, { view: View; talk: string | undefined }>;
let messages: number;

beforeEach(async () => {
  store = await openSqlite(':memory:');
  clock = new FakeClock();
  log = [];
  shown = new Map();
  messages = 0;
  trouble = undefined;
  open();
});

/** A house over the same store; opened again, it is a restarted one. */
function open() {
  const show = (posted: Posted, view: View, talk?: string) => {
    shown.set(`${posted.place.channel}/${posted.message}`, { view, talk });
    return posted;
  };
  const chat: Chat = {
    id: 'fake',
    ways: [],
    ...unasked,
    async open() {},
    privately: (_, person) => privately(person),
    async post(place, view, talk) {
      if (trouble) throw trouble;
      messages += 1;
      return show({ place, message: `m${messages}` }, view, talk);
    },
    async redraw(posted, view, talk) {
      if (trouble) throw trouble;
      return show(posted, view, talk);
    },
    async close() {},
  };
  host = openHost({
    sessions: store.sessions,
    cards: store.cards,
    clock,
    log: openLogger({ level: 'debug', clock, sink: { write: (line) => log.push(line) } }),
    practice: { country: 'US', support: {}, secureUpload: {} },
    talkLife: 3_600_000,
    chats: () => new Map([[chat.id, chat]]),
  });
}

/** As a chat does: hear, then show where the talk stands. */
async function turn(given: Omit<Turn, 'place'> & { place?: Place }): Promise<Reply> {
  const heard = { place: thread, ...given };
  const reply = await host.hear(heard);
  const standing = given.message ?? (await reply.standing?.message());
  messages += standing === undefined ? 1 : 0;
  const message = standing ?? `m${messages}`;
  shown.set(`${heard.place.channel}/${message}`, { view: reply.view, talk: reply.talk });
  if (given.message === undefined) await reply.standing?.shown(message);
  return reply;
}

const write = (person: string, text: string, place = thread) =>
  turn({ person, place, heard: { says: 'tell', text } });

/** The card that stands in a place. */
async function card(place = thread) {
  const found = await store.cards.in('fake:tenant', place.channel, clock.now());
  const on = found && shown.get(`${place.channel}/${found.message}`);
  if (!found || !on) throw new Error(`nothing stands in ${place.channel}`);
  return { ...on, message: found.message as string };
}

async function press(person: string, label: string | RegExp, place = thread): Promise<Reply> {
  const { view, talk, message } = await card(place);
  const { says } = choice(view, label);
  return turn({ person, place, ...(talk ? { talk } : {}), message, heard: says });
}

async function answer(person: string, value: string, place = thread): Promise<Reply> {
  const { view, talk, message } = await card(place);
  if (!view.input) throw new Error(`"${view.title}" takes no typed answer`);
  return turn({ person, place, ...(talk ? { talk } : {}), message, heard: { ...view.input.answers, value } });
}

/** Presses on until an answer of this kind may be typed. */
async function until(kind: InputKind): Promise<void> {
  for (let left = 12; left > 0; left--) {
    if ((await card()).view.input?.kind === kind) return;
    await press('nora', "I don't know");
  }
  throw new Error(`nothing asked for ${kind}`);
}

function choice(view: View, label: string | RegExp): Choice {
  const all = [...view.choices, ...view.controls];
  const found = all.find((one) => (typeof label === 'string' ? one.label === label : label.test(one.label)));
  if (!found) throw new Error(`no "${label}" among: ${all.map((one) => one.label).join('; ')}`);
  return found;
}

const said = (view: View) => JSON.stringify([view.title, view.body]);
const trailOf = (view: View) =>
  view.body
    .flatMap((block) => (block.kind === 'trail' ? block.answers : []))
    .map(({ value, by }) => [value, by]);

describe('one card for all', () => {
  it('is opened by words, redrawn by presses, and says who answered what', async () => {
    await write('nora', 'caremessage');
    await press('fay', 'Failed');

    expect(shown.size).toBe(1);
    expect(trailOf((await card()).view)).toEqual([
      ['CareMessage', 'nora'],
      ['Failed', 'fay'],
    ]);
  });

  it('goes on with words typed in the same place, after a restart too', async () => {
    await write('nora', 'caremessage');
    const { message } = await card();
    open();
    await write('fay', 'failed');

    expect((await card()).message).toBe(message);
    expect(trailOf((await card()).view)).toEqual([
      ['CareMessage', 'nora'],
      ['Failed', 'fay'],
    ]);
  });

  it('is one talk for two who write at once, and another for another place', async () => {
    const [one, two] = await Promise.all([
      host.hear({ place: thread, person: 'nora', heard: { says: 'tell', text: 'caremessage' } }),
      host.hear({ place: thread, person: 'fay', heard: { says: 'tell', text: 'it failed' } }),
    ]);
    const other = await host.hear({
      place: { ...thread, channel: 'thread 2' },
      person: 'fay',
      heard: { says: 'tell', text: 'it failed' },
    });

    expect(two.talk).toBe(one.talk);
    expect(trailOf(two.view).map(([value]) => value)).toEqual(['CareMessage', 'Failed']);
    expect(other.talk).not.toBe(one.talk);
  });

  it('takes one of two presses at once, and tells the other person alone', async () => {
    await write('nora', 'caremessage');
    const { view, talk, message } = await card();
    const pressed = (person: string, label: string) =>
      host.hear({
        place: thread,
        person,
        message,
        ...(talk ? { talk } : {}),
        heard: choice(view, label).says,
      });
    const [first, second] = await Promise.all([pressed('nora', 'Failed'), pressed('fay', 'Pending')]);

    expect(first.word).toBeUndefined();
    expect(second.word).toMatch(/earlier question/);
    expect(second.view).toEqual(first.view);
    expect(trailOf(second.view)).toEqual([
      ['CareMessage', 'nora'],
      ['Failed', 'nora'],
    ]);
  });

  it('begins a new talk once the old one is solved, and leaves its card', async () => {
    await write('nora', 'caremessage, failed, error 21610');
    const { message } = await card();
    await press('fay', 'That was it');
    expect(said(shown.get(`thread/${message}`)!.view)).toMatch(/It was this/);

    await write('nora', 'another one in notify');

    expect((await card()).message).not.toBe(message);
    expect(trailOf((await card()).view).map(([value]) => value)).toEqual(['Notify']);
  });

  it('shows no help in place of the talk', async () => {
    await write('nora', 'caremessage');
    const before = (await card()).view;
    const help = await host.hear({ place: thread, person: 'nora', heard: { says: 'help' } });

    expect(help.view.kind).toBe('help');
    expect(help.standing).toBeUndefined();
    expect((await card()).view).toEqual(before);
  });

  it('offers nothing to post where all read along', async () => {
    await write('nora', 'caremessage, failed, error 21610');
    const { view } = await card();

    expect(view.kind).toBe('verdict');
    expect(view.choices.map(({ says }) => says.says)).not.toContain('preview');
  });

  it('keeps unlisted words and patient data off the card, and asks to delete what others can read', async () => {
    await write('nora', 'caremessage failed for Jane Doe, 206-555-0142');
    const { view } = await card();
    expect(said(view)).toMatch(/please delete it/);
    expect(said(view)).not.toMatch(/Jane|0142|42/);

    await press('nora', 'Start over');
    await press('nora', 'Another system');
    await until('error');
    await answer('nora', 'Zorkmid exhausted');

    const stored = await store.sessions.load(
      { workspace: 'fake:tenant', talk: (await card()).talk! },
      clock.now(),
    );
    expect(said((await card()).view)).toMatch(/not in my lists/);
    expect(said((await card()).view) + stored?.json).not.toMatch(/Zorkmid/);
  });

  it('tells a typed answer that cannot be read to the person alone', async () => {
    await write('nora', 'caremessage failed');
    await until('time');
    const before = (await card()).view;
    const reply = await answer('fay', 'half past never');

    expect(reply.refused).toMatch(/could not read a time/);
    expect((await card()).view).toEqual(before);
  });
});

describe('a question about one patient', () => {
  /** Until the card hands over. */
  async function handover() {
    await write('nora', 'caremessage, failed, only the latest, at 2 pm, no error shown');
    for (let left = 12; left > 0; left--) {
      const { view } = await card();
      if (view.choices.some(({ says }) => says.says === 'aside')) return view;
      await press('nora', "I don't know");
    }
    throw new Error('no question about one patient came');
  }

  it('is not put in the channel', async () => {
    const view = await handover();

    expect(view.title).toBe('The next question is about one patient');
    expect(said(view)).not.toMatch(/\?/);
    expect(view.input).toBeUndefined();
    expect(view.privateLink).toBeDefined();
  });

  it('is put in private to whoever asks for it, and comes back as a fact', async () => {
    await handover();
    await press('fay', 'Ask me in private');
    expect(said((await card()).view)).toContain('{"person":"fay"}');

    const asked = (await card(privately('fay'))).view;
    expect(asked.title).toMatch(/\?$/);
    const { label } = asked.choices[0]!;
    await press('fay', label, privately('fay'));

    expect(trailOf((await card()).view)).toContainEqual([label, 'fay']);
  });

  it('comes as often as needed in private, then the talk goes on in the channel', async () => {
    await handover();
    await press('fay', 'Ask me in private');
    const { message } = await card(privately('fay'));
    for (let left = 8; left > 0; left--) {
      const standing = await store.cards.in('fake:tenant', '@fay', clock.now());
      if (!standing) break;
      await press('fay', "I don't know", privately('fay'));
    }

    expect(shown.get(`@fay/${message}`)?.view).toMatchObject({
      title: 'Thank you',
      choices: [],
      controls: [],
    });
    expect((await card()).view.choices.map(({ says }) => says.says)).not.toContain('aside');
    await write('fay', 'notify', privately('fay'));
    expect((await card(privately('fay'))).talk).not.toBe((await card()).talk);
  });

  it('never shows a number that was given in private, not even its end', async () => {
    await write('nora', 'caremessage');
    const key = { workspace: 'fake:tenant', talk: (await card()).talk! };
    const { json, revision } = (await store.sessions.load(key, clock.now()))!;
    const asking = JSON.stringify({ ...JSON.parse(json), asking: 'recipient-number', aside: 'fay' });
    const until = new Date(clock.now().getTime() + 60_000);
    await store.sessions.save(key, { json: asking, revision, until }, clock.now());
    await store.cards.put({ ...key, channel: '@fay', message: 'm9', shared: false });
    open();
    await turn({
      person: 'fay',
      place: privately('fay'),
      talk: key.talk,
      message: 'm9',
      heard: {
        says: 'answer',
        turn: JSON.parse(json).turn,
        fact: 'recipient-number',
        value: '+1 206 555 0142',
      },
    });

    const all =
      JSON.stringify([...shown.values()]) + (await store.sessions.load(key, clock.now()))?.json + log;
    expect(trailOf((await card()).view).map(([value]) => value)).toHaveLength(2);
    expect(all).not.toMatch(/0142|…42|"42"/);
  });

  it('goes to another person who asks for it, and leaves the first', async () => {
    await handover();
    await press('fay', 'Ask me in private');
    const { message } = await card(privately('fay'));
    await press('omar', 'Ask me instead');

    expect(shown.get(`@fay/${message}`)?.view.title).toBe('Thank you');
    expect((await card(privately('omar'))).view.title).toMatch(/\?$/);
    await expect(card(privately('fay'))).rejects.toThrow();
  });

  it('can be left open by anyone in the channel', async () => {
    await handover();
    await press('fay', 'Ask me in private');
    const asked = (await card(privately('fay'))).view.title;
    await press('omar', "I don't know");

    const standing = await store.cards.in('fake:tenant', '@fay', clock.now());
    if (standing) expect((await card(privately('fay'))).view.title).not.toBe(asked);
  });

  it('waits for the first words of a person who cannot be written to', async () => {
    await handover();
    trouble = new Closed('closed', { hint: 'Open a chat with me and say hello.' });
    const reply = await press('fay', 'Ask me in private');
    expect(reply.word).toMatch(/could not write to you .*say hello/);

    trouble = undefined;
    await write('fay', 'hello', privately('fay'));

    expect((await card(privately('fay'))).talk).toBe((await card()).talk);
    expect((await card(privately('fay'))).view.title).toMatch(/\?$/);
  });

  it('is tried again for whoever asks again', async () => {
    await handover();
    trouble = new Closed('closed', { hint: 'Open a chat with me and say hello.' });
    await press('fay', 'Ask me in private');
    trouble = undefined;
    const reply = await press('fay', 'Ask me instead');

    expect(reply.word).toBeUndefined();
    expect((await card(privately('fay'))).view.title).toMatch(/\?$/);
  });

  it('says so plainly when the chat does not answer at all', async () => {
    await handover();
    trouble = new ChatTrouble('down', { hint: 'See the log.' });
    const reply = await press('fay', 'Ask me in private');

    expect(reply.word).toMatch(/could not write to you/);
    expect(reply.word).not.toMatch(/See the log/);
  });
});

describe('who may speak', () => {
  const forged = async (place: Place, person: string, says: Utterance = { says: 'show' }) => {
    const { talk } = await card();
    return host.hear({ place, person, talk: talk!, message: 'm77', heard: says });
  };

  it('is whoever reads the channel, and nobody from elsewhere who knows the id', async () => {
    await write('nora', 'caremessage');
    const { talk } = await card();

    const stranger = await forged({ ...thread, channel: 'other' }, 'mallory');
    const aside = await forged(privately('mallory'), 'mallory');

    expect([stranger.talk, aside.talk]).not.toContain(talk);
    expect(trailOf(stranger.view)).toEqual([]);
    expect(trailOf(aside.view)).toEqual([]);
    expect(log.join()).toMatch(/talk of others/);
  });

  it('is only the owner where nobody reads along', async () => {
    await write('nora', 'caremessage', privately('nora'));
    const { talk } = await card(privately('nora'));
    const reply = await host.hear({
      place: privately('fay'),
      person: 'fay',
      talk: talk!,
      heard: { says: 'show' },
    });

    expect(reply.talk).not.toBe(talk);
    expect(trailOf(reply.view)).toEqual([]);
  });

  it('is only the owner where nothing stays', async () => {
    const fleeting: Place = { chat: 'fake', workspace, channel: 'c' };
    const { talk } = await host.hear({
      place: fleeting,
      person: 'nora',
      heard: { says: 'start', text: 'notify' },
    });
    const reply = await host.hear({ place: fleeting, person: 'fay', talk, heard: { says: 'show' } });

    expect(reply.talk).not.toBe(talk);
    expect(trailOf(reply.view)).toEqual([]);
  });
});
