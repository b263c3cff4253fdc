/** Answers typed a line at a time: a number for a choice, else words. */
import { PassThrough } from 'node:stream';
import { askByLine, coloured } from '#chat/terminal/index.ts';
import { type Keyboard, Screen } from './screen.ts';

export function linesKeyboard(): Keyboard {
  const screen = new Screen();
  const input = new PassThrough();
  const line = async (words: string) => {
    screen.begin();
    input.write(`${words}\n`);
  };
  const labels = () => numbered(screen.fresh);
  return {
    screen,
    asker: askByLine(input, screen, { width: screen.columns, style: coloured }),
    asks: () => screen.fresh.endsWith('\n> '),
    labels,
    choose: (label) => line(String(labels().indexOf(label) + 1)),
    say: line,
    type: line,
    field: async () => screen.fresh,
  };
}

/** The labels behind `1)`, `2)`…; a further line of one stands below its first letter. */
function numbered(text: string): readonly string[] {
  const found: string[] = [];
  for (const line of text.split('\n')) {
    const label = /^ +\d+\) (.*)$/.exec(line)?.[1];
    if (label !== undefined) found.push(label);
    else if (/^ {5}\S/.test(line) && found.length > 0) found.push(`${found.pop()} ${line.trim()}`);
  }
  return found;
}
