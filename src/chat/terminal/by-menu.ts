/** Asks with menus that are walked with the arrow keys. */
import type { Readable, Writable } from 'node:stream';
import { isCancel, select, text } from '@clack/prompts';
import { commandOf } from '#chat/commands.ts';
import type { Utterance } from '#views/utterance.ts';
import type { Asker } from './asker.ts';
import { plain } from './plain.ts';
import { render, renderBelow, type Sheet } from './render.ts';
import { wrap } from './wrap.ts';

type Pick = number | 'type' | 'tell' | 'leave';

export function askByMenu(input: Readable, output: Writable, sheet: () => Sheet): Asker {
  const write = (drawn: readonly string[]) => void output.write(`${drawn.join('\n')}\n`);

  async function type(
    message: string,
    placeholder: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const typed = await text({
      message: plain(message),
      placeholder: plain(placeholder),
      input,
      output,
      signal,
      validate: (value) => (value?.trim() ? undefined : 'Please type something, or press Ctrl-C.'),
    });
    return isCancel(typed) ? undefined : typed.trim();
  }

  return {
    show: (view, below) => write(['', ...(below ? renderBelow : render)(view, sheet()), '']),
    remark: (words) => write(wrap([words], sheet().width, sheet().style)),

    async ask(view, signal): Promise<Utterance | undefined> {
      const pressable = [...view.choices, ...view.controls];
      const option = (at: number) => ({ value: at as Pick, label: plain(pressable[at]?.label ?? '') });
      const picked = await select<Pick>({
        message: view.kind === 'question' ? 'Your answer' : 'What now?',
        options: [
          ...view.choices.map((_, at) => option(at)),
          ...(view.input ? [{ value: 'type' as Pick, label: `Type it: ${plain(view.input.label)}` }] : []),
          ...view.controls.map((_, at) => option(view.choices.length + at)),
          { value: 'tell', label: 'Say something in my own words' },
          { value: 'leave', label: 'Leave' },
        ],
        input,
        output,
        signal,
        showInstructions: false,
      });
      if (isCancel(picked) || picked === 'leave') return undefined;
      if (typeof picked === 'number') return pressable[picked]?.says;
      if (picked === 'type' && view.input) {
        const value = await type(`${view.input.label} (${view.input.hint})`, view.input.placeholder, signal);
        return value === undefined ? undefined : { ...view.input.answers, value };
      }
      const words = await type('In your own words, without patient data', '', signal);
      return words === undefined ? undefined : (commandOf(words) ?? { says: 'tell', text: words });
    },
  };
}
