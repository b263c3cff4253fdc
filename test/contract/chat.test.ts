/**
 * What every chat owes the people who use it, tried on each with a fake of its maker. What ran is the table in
 * docs/PARITY.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chats } from '#chat/index.ts';
import { notice } from '#chat/own-words.ts';
import { type Room, type Seat, stored, type Way } from './chats/harness.ts';
import { ways } from './chats/index.ts';
import { legible } from './chats/legible.ts';
import { Parity } from './chats/parity.ts';
import { type Requirement, requirements } from './chats/requirements.ts';
import { Script } from './chats/script.ts';
import {
  confided,
  everyBlock,
  everyChoice,
  everyView,
  everyWord,
  hostileTexts,
  hostileView,
  long,
  pressing,
  saying,
  strangeValues,
  typing,
} from './views.ts';

interface Talk {
  readonly way: Way;
  readonly script: Script;
  readonly seat: Seat;
}
type Trial = (talk: Talk) => Promise<void>;

/** Begins a talk in which the bot says that. */
async function show({ script, seat }: Talk, view: Script['answer']) {
  script.answer = view;
  await seat.begin();
  return seat.look();
}

const holds = (text: string, words: string) => expect(legible(text)).toContain(legible(words));
const lacksWords = (text: string, words: string) => expect(legible(text)).not.toContain(legible(words));
const kindWord = /[A-Z].* .*[.!]/;

const trials: { readonly [R in Requirement]: Trial } = {
  ways: async ({ way, seat }) => {
    expect(seat.chat.id).toBe(way.chat);
    expect(seat.chat.ways.length).toBeGreaterThan(0);
    for (const line of seat.chat.ways) expect(line.length).toBeGreaterThan(0);
  },

  begin: async ({ way, script, seat }) => {
    await seat.say('a reminder failed');
    expect(script.turns).toMatchObject([
      { person: seat.person, heard: way.hears.begin, place: { chat: way.chat } },
    ]);
    expect(script.last).not.toHaveProperty('talk');
    holds(seat.look().words, 'Good morning');
  },

  tell: async (talk) => {
    await show(talk, saying('And then?'));
    await talk.seat.say('it says landline');
    expect(talk.script.last).toMatchObject({ person: talk.seat.person, heard: talk.way.hears.tell });
    expect(talk.script.last.heard).toEqual(talk.way.hears.tell);
  },

  help: async (talk) => {
    const { way, script, seat } = talk;
    await show(talk, saying('And then?'));
    await seat.say('help');
    expect(script.last.heard).toEqual(way.hears.help);
  },

  explain: async (talk) => {
    const { way, script, seat } = talk;
    await show(talk, saying('And then?'));
    await seat.say('explain 30007');
    expect(script.last.heard).toEqual(way.hears.explain);
  },

  orders: async (talk) => {
    const { script, seat } = talk;
    await show(talk, saying('And then?'));
    for (const [words, heard] of [
      ['alerts here for site=north', { says: 'alerts', text: 'here for site=north' }],
      ['alerts', { says: 'alerts', text: '' }],
      ['status', { says: 'status' }],
    ] as const) {
      await seat.say(words);
      expect(script.last.heard).toEqual(heard);
    }
  },

  overheard: async (talk) => {
    await show(talk, saying('I am listening'));
    await talk.seat.murmur('lunch at noon?');
    expect(talk.script.turns).toHaveLength(1);
  },

  kinds: async (talk) => {
    for (const view of everyView) {
      const { words, labels } = await show(talk, view);
      holds(words, view.title);
      holds(words, `This is said with: ${view.title}`);
      expect(labels).toEqual([...view.choices, ...view.controls].map(({ label }) => label));
    }
  },

  blocks: async (talk) => {
    const { id, name } = talk.seat.colleague;
    for (const block of Object.values(everyBlock(id))) {
      const { words } = await show(talk, saying('As follows', [block]));
      for (const word of everyWord(name)[block.kind]) holds(words, word);
    }
    const { steps, text, note } = everyBlock(id);
    const { words } = await show(talk, saying('As follows', [steps, text, note]));
    for (const { whoLabel } of steps.steps) holds(words, whoLabel);
    for (const address of ['https://help.example.org/texts?a=1&b=2', 'https://help.example.org/table'])
      expect(words.replace(/&amp;/g, '&')).toContain(address);
    expect(words.indexOf('Call the patient')).toBeLessThan(words.indexOf('Wait a day'));
  },

  people: async (talk) => {
    const { id, name } = talk.seat.colleague;
    const spans = ['It was ', { person: id }, ' who said so.'];
    const { words } = await show(talk, saying('Who', [{ kind: 'text', spans }]));
    holds(words, `It was ${name} who said so.`);
    expect(words).not.toContain(id);
  },

  answered: async (talk) => {
    const { id, name } = talk.seat.colleague;
    const { words } = await show(talk, saying('So far', [everyBlock(id).trail]));
    holds(words, `System: CareMessage (${name})`);
  },

  spoken: async (talk) => {
    const { id } = talk.seat.colleague;
    const view = pressing('What now?', [{ label: 'Yes, that one', says: { says: 'show' } }]);
    const { spoken } = await show(talk, { ...view, body: Object.values(everyBlock(id)) });
    for (const words of [view.title, 'Yes, that one']) holds(spoken, words);
    for (const word of Object.values(everyWord('')).flat()) holds(spoken, word);
  },

  buttons: async (talk) => {
    const { script, seat } = talk;
    for (let at = 0; at < everyChoice.length; at += 15) {
      const some = everyChoice.slice(at, at + 15);
      await show(talk, pressing('Which?', some.slice(0, 10), some.slice(10)));
      const begun = script.last;
      const { talk: number } = script;
      for (const { label, says } of some) {
        await seat.press(label);
        expect(script.last.heard).toEqual(says);
        expect(script.last).toMatchObject({ talk: number, person: begun.person });
        expect(stored(script.last.place)).toEqual(stored(begun.place));
      }
    }
    expect(new Set(script.turns.map(({ person }) => person))).toEqual(new Set([seat.person]));
  },

  field: async (talk) => {
    const { words } = await show(talk, typing);
    const around = `${words}\n${await talk.seat.field()}`;
    for (const part of [typing.title, typing.input!.label, typing.input!.hint]) holds(around, part);
  },

  example: async (talk) => {
    await show(talk, typing);
    holds(await talk.seat.field(), typing.input!.placeholder);
  },

  typed: async (talk) => {
    const { script, seat } = talk;
    const words = 'Error: <30007> & *more* to +1 555-0142, Zoë 🦷';
    await show(talk, typing);
    script.answer = saying('Thank you');
    await seat.type(words);
    expect(script.last.heard).toEqual({ ...typing.input!.answers, value: words });
    expect(script.last).toMatchObject({ talk: 'talk-1', person: seat.person });
    holds(seat.look().words, 'Thank you');
    for (const carried of seat.carried()) lacksWords(carried, words);
  },

  refused: async (talk) => {
    const { script, seat } = talk;
    await show(talk, typing);
    script.refused = 'That is not an error.';
    await seat.type('hm');
    holds(seat.told() + seat.look().words, 'That is not an error.');
    script.refused = undefined;
    script.answer = saying('Thank you');
    await seat.type('30007');
    expect(script.turns.slice(1).map(({ heard }) => heard)).toEqual([
      { ...typing.input!.answers, value: 'hm' },
      { ...typing.input!.answers, value: '30007' },
    ]);
    holds(seat.look().words, 'Thank you');
  },

  standing: async (talk) => {
    const { script, seat } = talk;
    const again = { label: 'Again', says: { says: 'show' } } as const;
    await show(talk, pressing('The first', [again]));
    for (const title of ['The second', 'The third']) {
      script.answer = pressing(title, [again]);
      await seat.press('Again');
      holds(seat.look().words, title);
    }
    expect(seat.count()).toBe(1);
    lacksWords(seat.look().words, 'The first');
  },

  alone: async (talk) => {
    const { script, seat } = talk;
    const again = { label: 'Again', says: { says: 'show' } } as const;
    await show(talk, pressing('The first', [again]));
    script.word = 'That was answered already.';
    script.answer = pressing('The second', [again]);
    await seat.press('Again');
    holds(seat.told(), 'That was answered already.');
    holds(seat.look().words, 'The second');
    lacksWords(seat.look().words, 'That was answered already.');
  },

  link: async (talk) => {
    const { links } = await show(talk, { ...saying('One patient'), privateLink: 'Open our own chat' });
    expect(links).toEqual([{ label: 'Open our own chat', address: expect.stringMatching(/^https:/) }]);
  },

  post: async (talk) => {
    const { script, seat } = talk;
    await show(talk, saying('Shall I?'));
    for (const place of [script.last.place, stored(script.last.place)]) {
      const posted = await seat.chat.post(
        place,
        saying('What was found', Object.values(everyBlock('')).slice(1)),
      );
      expect(stored(posted.place)).toEqual(stored(place));
      expect(posted.message).not.toBe('');
      const stands = seat.stands().at(-1) ?? '';
      for (const word of ['What was found', ...everyWord('').steps]) holds(stands, word);
    }
  },

  anytime: async (talk) => {
    const { script, seat } = talk;
    await show(talk, saying('Shall I?'));
    const whole = seat.chat.whole(script.last.place);
    expect(whole).not.toHaveProperty('handle');
    expect(seat.chat.whole(whole)).toEqual(whole);
    // as a subscription keeps it
    const { stays: _, ...kept } = stored(whole);
    const posted = await seat.chat.post(kept, saying('Texts fail'), undefined, 'mark-1');
    holds(seat.stands().at(-1) ?? '', 'Texts fail');
    const now = await seat.chat.redraw(posted, saying('More texts fail'));
    holds(seat.stands().at(-1) ?? '', 'More texts fail');
    expect(stored(now.place)).toEqual(kept);
  },

  below: async (talk) => {
    const { way, script, seat } = talk;
    await show(talk, saying('Shall I?'));
    const { stays: _, ...kept } = stored(seat.chat.whole(script.last.place));
    const posted = await seat.chat.post(kept, saying('Texts fail'));
    const before = seat.stands().length;
    const below = await seat.chat.follow(posted, saying('It is over'), 'mark-2');
    holds(seat.stands().at(-1) ?? '', 'It is over');
    if (way.redraws.stored === 'anew') return;
    expect(below.message).not.toBe(posted.message);
    await seat.chat.redraw(below, saying('It was over'));
    await seat.chat.redraw(posted, saying('Texts failed'));
    const stands = seat.stands().join('\n');
    for (const words of ['It was over', 'Texts failed']) holds(stands, words);
    expect(seat.stands()).toHaveLength(before + 1);
  },

  admits: async (talk) => {
    const { script, seat } = talk;
    await show(talk, saying('Shall I?'));
    const whole = stored(seat.chat.whole(script.last.place));
    expect(await seat.chat.admits(whole)).toBeUndefined();
  },

  shared: async (talk) => {
    const { script, seat } = talk;
    await show(talk, saying('Shall I?'));
    const says = { says: 'incident', ref: 'i7', does: 'take' } as const;
    const { stays: _, ...kept } = stored(seat.chat.whole(script.last.place));
    await seat.chat.post(kept, pressing('Texts fail', [{ label: 'I will', says }]));
    script.everybody = true;
    script.word = 'It is yours now.';
    script.answer = pressing('Nora is on it', [{ label: 'I cannot', says: { ...says, does: 'leave' } }]);
    const before = seat.stands().length;
    await seat.pressPosted('I will');
    expect(script.last).toMatchObject({ person: seat.person, heard: says });
    holds(seat.stands().at(-1) ?? '', 'Nora is on it');
    expect(seat.stands()).toHaveLength(before);
    lacksWords(seat.stands().join('\n'), 'It is yours now.');
    holds(seat.told(), 'It is yours now.');
  },

  pressed: async (talk) => {
    const { script, seat } = talk;
    await show(talk, saying('Shall I?'));
    const view = pressing('For all', [{ label: 'I will', says: { says: 'handoff', turn: 7 } }]);
    await seat.chat.post(stored(script.last.place), view, 'talk-of-all');
    await seat.pressPosted('I will');
    expect(script.last).toMatchObject({ talk: 'talk-of-all', person: seat.person });
    expect(script.last.heard).toEqual({ says: 'handoff', turn: 7 });
  },

  redraw: async (talk) => {
    const { way, script, seat } = talk;
    await show(talk, saying('Shall I?'));
    const { place } = script.last;
    for (const [kind, where] of [
      ['stored', stored(place)],
      ['turn', place],
    ] as const) {
      const before = seat.stands().length;
      const posted = await seat.chat.post(where, saying(`Early ${kind}`));
      expect(seat.stands()).toHaveLength(before + 1);
      const now = await seat.chat.redraw(posted, saying(`Late ${kind}`));
      if (way.redraws[kind] === 'in place') expect(now).toEqual(posted);
      const stands = seat.stands().slice(before).join('\n');
      holds(stands, `Late ${kind}`);
      if (way.redraws[kind] === 'anew') holds(stands, `Early ${kind}`);
      else lacksWords(stands, `Early ${kind}`);
      expect(seat.stands()).toHaveLength(before + (way.redraws[kind] === 'anew' ? 2 : 1));
    }
  },

  gone: async (talk) => {
    const { script, seat } = talk;
    await show(talk, saying('Shall I?'));
    const posted = await seat.chat.post(stored(script.last.place), saying('Early'));
    seat.takeAway();
    const now = await seat.chat.redraw(posted, saying('Late'));
    holds(seat.stands().at(-1) ?? '', 'Late');
    expect(now.message).not.toBe(posted.message);
    const standing = seat.stands().length;
    expect(await seat.chat.redraw(now, saying('Later still'))).toEqual(now);
    holds(seat.stands().at(-1) ?? '', 'Later still');
    expect(seat.stands()).toHaveLength(standing);
  },

  private: async (talk) => {
    const { script, seat } = talk;
    await show(talk, saying('Shall I?'));
    const { place } = script.last;
    const own = seat.chat.privately(place, seat.person);
    expect(own).toMatchObject({ chat: place.chat, workspace: place.workspace });
    expect(stored(own)).toEqual(own);
    expect(seat.chat.privately(stored(place), seat.person)).toEqual(own);
    expect(seat.chat.privately(own, seat.person)).toEqual(own);
    if (seat.colleague.id !== seat.person)
      expect(seat.chat.privately(place, seat.colleague.id)).not.toEqual(own);
    await seat.chat.post(stored(own), saying('Between us'), 'talk-1');
    holds(seat.private(), 'Between us');
  },

  long: async (talk) => {
    const { way, script, seat } = talk;
    const { words, labels } = await show(talk, long);
    holds(words, long.title);
    const all = [...long.choices, ...long.controls];
    expect(labels).toHaveLength(all.length);
    // where nothing is left out, all of it is drawn anew for every press: the first and the last ones are enough
    const tried = way.lacks.cut === undefined ? all : [...all.slice(0, 1), ...all.slice(-1)];
    for (const { label, says } of tried) {
      await seat.press(label);
      expect(script.last.heard).toEqual(says);
    }
    await seat.chat.post(stored(script.last.place), long);
  },

  cut: async (talk) => {
    const { words, spoken } = await show(talk, long);
    lacksWords(words, 'The very last words.');
    for (const said of [words, spoken]) expect(said).toMatch(/too long|cut here/);
  },

  hostile: async (talk) => {
    for (const text of Object.values(hostileTexts)) {
      const { words } = await show(talk, hostileView(text));
      holds(words, text);
      await talk.seat.type('30007');
      expect(talk.seat.effects()).toEqual([]);
    }
  },

  intact: async (talk) => {
    for (const text of Object.values(hostileTexts)) {
      const { choices, controls } = hostileView(text);
      await show(talk, pressing('Which?', choices, controls));
      for (const { label, says } of [...choices, ...controls]) {
        await talk.seat.press(label);
        expect(talk.script.last.heard).toEqual(says);
      }
    }
  },

  privacy: async (talk) => {
    await show(talk, typing);
    await talk.seat.type(confided);
    for (let at = 0; at < everyChoice.length; at += 15) {
      const some = everyChoice.slice(at, at + 15);
      await show(talk, pressing('Which?', some.slice(0, 10), some.slice(10)));
    }
    const carried = talk.seat.carried().join('\n');
    expect(carried).toContain('no-record');
    for (const word of confided.split(' ')) expect(carried).not.toContain(word);
  },

  sorry: async (talk) => {
    const { script, seat } = talk;
    const again = { label: 'Start afresh', says: { says: 'start' } } as const;
    const { words } = await show(talk, notice('That did not work', 'Please try again.'));
    for (const said of ['That did not work', 'Please try again.']) holds(words, said);
    script.answer = pressing('Here I am', [again]);
    await seat.press('Start afresh');
    holds(seat.look().words, 'Here I am');
  },

  broken: async (talk) => {
    const { script, seat } = talk;
    const { words } = await show(talk, 'breaks');
    expect(words).toMatch(kindWord);
    lacksWords(words, 'words of a failure');
    script.answer = saying('Here I am');
    await seat.press('Start afresh');
    expect(script.last.heard).toEqual({ says: 'start' });
    holds(seat.look().words, 'Here I am');
    // in the middle of a talk, too
    await show(talk, typing);
    script.answer = 'breaks';
    await seat.type('30007');
    expect(seat.told() + seat.look().words).toMatch(/went wrong/);
  },

  strange: async (talk) => {
    const { script, seat } = talk;
    const view = pressing('Which?', [{ label: 'Yes', says: { says: 'show' } }]);
    await show(talk, view);
    for (const value of strangeValues) {
      await seat.forge(value);
      expect(seat.told()).toMatch(kindWord);
    }
    expect(script.turns).toHaveLength(1);
    await show(talk, view);
    await seat.press('Yes');
    expect(script.last.heard).toEqual({ says: 'show' });
  },

  drained: async (talk) => {
    const { script, seat } = talk;
    await show(talk, pressing('Which?', [{ label: 'Yes', says: { says: 'show' } }]));
    script.answer = saying('In time');
    const turn = script.hold();
    const pressed = seat.press('Yes');
    await turn.entered;
    let isClosed = false;
    const closing = seat.chat.close().then(() => {
      isClosed = true;
    });
    for (let moments = 20; moments > 0; moments--) await new Promise(setImmediate);
    expect(isClosed).toBe(false);
    turn.release();
    await closing;
    await pressed;
    holds(seat.look().words, 'In time');
  },

  closed: async (talk) => {
    await show(talk, saying('Farewell'));
    await talk.seat.chat.close();
    await talk.seat.say('hello?').catch(() => {});
    expect(talk.script.turns).toHaveLength(1);
  },
};

/** That what a chat is said to lack is truly not there, where that can be seen. */
const absences: { readonly [R in Requirement]?: Trial } = {
  ways: async ({ way, seat }) => {
    expect(seat.chat.id).toBe(way.chat);
    expect(seat.chat.ways).toEqual([]);
  },
  begin: async ({ way, script, seat }) => {
    await seat.begin();
    expect(script.last.heard).toEqual(way.hears.begin);
  },
  tell: trials.tell,
  link: async (talk) => {
    const { words, links } = await show(talk, { ...saying('One patient'), privateLink: 'Open our own chat' });
    expect(links).toEqual([]);
    lacksWords(words, 'Open our own chat');
  },
  answered: async (talk) => {
    const { id, name } = talk.seat.colleague;
    const { words } = await show(talk, saying('So far', [everyBlock(id).trail]));
    lacksWords(words, `CareMessage (${name})`);
  },
  example: async (talk) => {
    await show(talk, typing);
    lacksWords(await talk.seat.field(), typing.input!.placeholder);
  },
  redraw: async (talk) => {
    await show(talk, saying('Shall I?'));
    const posted = await talk.seat.chat.post(talk.script.last.place, saying('Early'));
    await talk.seat.chat.redraw(posted, saying('Late'));
    for (const said of ['Early', 'Late']) holds(talk.seat.stands().join('\n'), said);
  },
  cut: async (talk) => holds((await show(talk, long)).words, 'The very last words.'),
  privacy: async (talk) => {
    await show(talk, pressing('Which?', everyChoice.slice(0, 10)));
    expect(talk.seat.carried()).toEqual([]);
  },
};

const parity = new Parity(ways);

it('tries every chat of the registry, and no other', () => {
  expect([...new Set(ways.map(({ chat }) => chat))].sort()).toEqual(Object.keys(chats).sort());
});

describe.each(ways.map((way) => [way.title, way] as const))('%s', (_title, way) => {
  let room: Room;
  beforeAll(async () => {
    room = await way.ready();
  });
  afterAll(() => room[Symbol.asyncDispose]());

  for (const id of Object.keys(requirements) as Requirement[]) {
    const lacking = way.lacks[id];
    const trial = lacking === undefined ? trials[id] : (absences[id] ?? (async () => {}));
    const told = lacking === undefined ? requirements[id] : `${requirements[id]} (not here: ${lacking})`;
    const run = way.defects?.[id] === undefined ? it : it.fails;
    run(told, () =>
      parity.note(way, id, async () => {
        const script = new Script(saying('Good morning'));
        await using seat = await room.sit(script.hear);
        await trial({ way, script, seat });
      }),
    );
  }
});

it('is told in docs/PARITY.md', (context) => {
  if (!parity.whole) return context.skip('a part of the suite did not run, or failed');
  const path = 'docs/PARITY.md';
  // npm says which script it runs
  const { npm_lifecycle_event: script } = env;
  if (script === 'parity') writeFileSync(path, parity.markdown());
  expect(readFileSync(path, 'utf8'), 'docs/PARITY.md is not what ran; write it with: npm run parity').toBe(
    parity.markdown(),
  );
});
