/** The terminal, by lines and by menus: one person, one keyboard, one screen. */
import type { Hear } from '#chat/chat.ts';
import { openTerminal } from '#chat/terminal/index.ts';
import type { Seat, Way } from './harness.ts';
import { findLabel, soon, unseenIn } from './legible.ts';
import type { Keyboard } from './screen.ts';
import { linesKeyboard } from './terminal-lines.ts';
import { menusKeyboard } from './terminal-menus.ts';

const oneReader = 'At a terminal sits one person, who reads everything that is said.';

const way = (title: string, keyboard: () => Keyboard, lacks: Way['lacks']): Way => ({
  chat: 'terminal',
  title,
  redraws: { stored: 'anew', turn: 'anew' },
  hears: {
    begin: { says: 'start' },
    tell: { says: 'tell', text: 'it says landline' },
    help: { says: 'help' },
    explain: { says: 'explain', text: '30007' },
  },
  ready: async () => ({ sit: (hear) => sit(hear, keyboard()), [Symbol.asyncDispose]: async () => {} }),
  lacks: {
    begin: 'The program is started by its command and begins to talk by itself.',
    overheard: oneReader,
    answered: oneReader,
    alone: oneReader,
    link: oneReader,
    spoken: 'A terminal notifies nobody, and a screen reader reads the text itself.',
    standing: 'A terminal rolls on: each message stands below the one before.',
    pressed: oneReader,
    shared: oneReader,
    redraw: 'A terminal rolls on: what is said later stands below.',
    gone: 'What was written to a terminal cannot be deleted.',
    cut: 'A terminal has room for everything, so nothing is left out.',
    privacy: 'Nobody stands between the program and the person.',
    broken: 'The program ends with the error, which whoever started it reads.',
    ...lacks,
  },
});

export const terminalLines = way('Terminal, lines', linesKeyboard, {});
export const terminalMenus = way('Terminal, menus', menusKeyboard, {
  strange: 'In a menu only what stands there can be chosen.',
});

async function sit(hear: Hear, keyboard: Keyboard): Promise<Seat> {
  const { screen, asker } = keyboard;
  const terminal = openTerminal(asker);
  let isOpen = false;
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  terminal.talk.then(over, over);

  /** Does something and waits for the answer to it. */
  const answered = async (what: () => Promise<void>) => {
    await what();
    await soon(() => keyboard.asks() || isOver, 'an answer');
  };
  const say = (words: string) => answered(() => keyboard.say(words));

  return {
    chat: terminal,
    person: 'local',
    colleague: { id: 'local', name: 'you' },
    begin: () => {
      if (isOpen) return say('again');
      isOpen = true;
      return answered(() => terminal.open(hear));
    },
    say,
    murmur: () => Promise.reject(new Error('a terminal hears no such words')),
    look: () => ({ words: screen.fresh, labels: keyboard.labels(), links: [], spoken: screen.fresh }),
    press: (label) => answered(() => keyboard.choose(findLabel(keyboard.labels(), label))),
    field: () => keyboard.field(),
    type: (words) => answered(() => keyboard.type(words)),
    told: () => screen.fresh,
    count: () => Number.NaN,
    stands: () => (screen.fresh === '' ? [] : [screen.fresh]),
    pressPosted: () => Promise.reject(new Error('nothing in it can be pressed')),
    takeAway: () => {},
    private: () => screen.fresh,
    forge: async () => {
      await keyboard.say('99');
      await soon(() => screen.fresh.includes('99'), 'a word about it');
    },
    carried: () => [],
    effects: () => unseenIn(screen.withoutOurs()),
    async [Symbol.asyncDispose]() {
      if (isOpen) await terminal.close();
    },
  };
}
