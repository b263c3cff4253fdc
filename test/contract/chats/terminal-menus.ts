/** Answers chosen with the arrow keys, and words typed where a menu offers to. */
import { PassThrough } from 'node:stream';
import { askByMenu, coloured } from '#chat/terminal/index.ts';
import { soon } from './legible.ts';
import { type Keyboard, Screen } from './screen.ts';

const ownItems = /^(Type it: |Say something in my own words$|Leave$)/;

export function menusKeyboard(): Keyboard {
  const screen = new Screen();
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const key = async (name: string, text = '') => {
    input.emit('keypress', text, { name, sequence: text });
    await new Promise(setImmediate);
  };
  const items = () => itemsOf(screen.fresh);
  const asks = () => screen.fresh.includes('◆');
  const choose = async (found: string | undefined) => {
    const at = items().indexOf(found ?? '');
    if (at < 0) throw new Error(`there is no such item among: ${items().join(' | ')}`);
    screen.begin();
    for (let left = at; left > 0; left--) await key('down');
    await key('return');
  };
  /** Opens the place for words that an item stands for. */
  const open = async (item: string) => {
    await choose(items().find((one) => one.startsWith(item)));
    await soon(asks, 'a place for words');
  };
  const write = async (item: string, words: string) => {
    await open(item);
    for (const letter of words) await key(letter, letter);
    screen.begin();
    await key('return');
  };
  return {
    screen,
    asker: askByMenu(input, screen, () => ({ width: screen.columns, style: coloured })),
    asks,
    labels: () => items().filter((item) => !ownItems.test(item)),
    choose,
    say: (words) => write('Say something', words),
    type: (words) => write('Type it: ', words),
    field: async () => {
      await open('Type it: ');
      return screen.fresh;
    },
  };
}

/** The items of the newest menu; a further line of one stands below it, without a mark. */
function itemsOf(text: string): readonly string[] {
  const found: string[] = [];
  for (const line of text.slice(text.lastIndexOf('◆')).split('\n').slice(1)) {
    const [, mark, words = ''] = /^│ {2}([●○] )?(.*)$/.exec(line) ?? [];
    if (mark) found.push(words);
    else if (words && found.length > 0) found.push(`${found.pop()} ${words}`);
  }
  return found;
}
