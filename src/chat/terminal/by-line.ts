/** Asks in plain lines: numbered choices, one line of input each. For pipes, tests and terminals without a cursor. */
import type { Readable, Writable } from 'node:stream';
import { commandOf } from '#chat/commands.ts';
import { lines } from '#kit/lines.ts';
import type { Utterance } from '#views/utterance.ts';
import type { View } from '#views/view.ts';
import type { Asker } from './asker.ts';
import { render, renderBelow, renderChoices, type Sheet } from './render.ts';
import { wrap } from './wrap.ts';

const longest = 4000;
const farewell = /^(quit|exit|leave|bye)$/i;

export function askByLine(input: Readable, output: Writable, sheet: Sheet): Asker {
  const reader = lines(input, longest);
  const write = (drawn: readonly string[]) => void output.write(`${drawn.join('\n')}\n`);

  async function read(left: AbortSignal): Promise<string | undefined> {
    const gone = Promise.withResolvers<undefined>();
    const leave = () => gone.resolve(undefined);
    left.addEventListener('abort', leave, { once: true });
    const line = await Promise.race([reader.next(), gone.promise]);
    left.removeEventListener('abort', leave);
    if (line === undefined || line.done) return undefined;
    return 'text' in line.value ? line.value.text.trim() : '';
  }

  return {
    show: (view, below) => write(['', ...(below ? renderBelow : render)(view, sheet), '']),
    remark: (words) => write(wrap([words], sheet.width, sheet.style)),

    async ask(view, left) {
      if (view.choices.length + view.controls.length > 0) write([...renderChoices(view, sheet), '']);
      write(wrap([invitation(view)], sheet.width, sheet.style).map(sheet.style.soft));
      for (;;) {
        output.write('> ');
        const line = await read(left);
        if (line === undefined || farewell.test(line)) {
          output.write('\n');
          return undefined;
        }
        const heard = understood(line, view);
        if (typeof heard !== 'string') return heard;
        write([heard]);
      }
    },
  };
}

function invitation(view: View): string {
  const number = view.choices.length + view.controls.length > 0 ? 'a number' : '';
  const words = view.input ? `the answer (${view.input.placeholder}; ${view.input.hint})` : 'your own words';
  return `Type ${[number, words].filter(Boolean).join(', or ')}. "quit" leaves.`;
}

/** The utterance meant, or what is wrong with the line. */
function understood(line: string, view: View): Utterance | string {
  const pressable = [...view.choices, ...view.controls];
  if (line === '') return 'Please type something, in fewer than 4,000 letters.';
  const number = /^\d{1,2}$/.test(line) ? Number(line) : undefined;
  const meant =
    pressable[(number ?? 0) - 1] ?? pressable.find(({ label }) => label.toLowerCase() === line.toLowerCase());
  if (meant) return meant.says;
  const command = commandOf(line);
  if (command) return command;
  if (view.input) return { ...view.input.answers, value: line };
  if (number !== undefined) return `There is no ${number} here.`;
  return { says: 'tell', text: line };
}
