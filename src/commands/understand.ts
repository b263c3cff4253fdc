/** What facts the bot reads out of free text. What it saw of patient data is told by kind, never shown. */
import { render } from '#chat/terminal/index.ts';
import type { Practice } from '#conversation/desk.ts';
import { UsageTrouble } from '#kit/errors.ts';
import { type FactId, facts } from '#knowledge/facts.ts';
import type { Fact } from '#knowledge/shape.ts';
import { understand } from '#understanding/understand.ts';
import type { View } from '#views/view.ts';
import { type ExitCode, print, type Shell, sheetOf } from './shell.ts';

type Understood = ReturnType<typeof understand>;

/** @throws UsageTrouble if there is nothing to understand. */
export async function understandCommand(
  shell: Shell,
  practice: Practice,
  words: readonly string[],
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  const text = words.join(' ').trim();
  if (text === '')
    throw new UsageTrouble('There is nothing to understand.', {
      hint: 'Give some words: understand "failed at 9:40pm, error 30007"',
    });
  const { country, timezone } = practice;
  const understood = understand(text, { now: shell.clock.now(), country, ...(timezone ? { timezone } : {}) });
  const said = options.json
    ? JSON.stringify(bare(understood))
    : render(view(understood), sheetOf(shell.stdout, shell.env)).join('\n');
  await print(shell.stdout, `${said}\n`);
  return 0;
}

const bare = ({ facts: read, phi, intent }: Understood) => ({
  facts: read,
  phi: phi.map(({ kind, start, end }) => ({ kind, start, end })),
  intent,
});

const intents: Readonly<Record<Understood['intent'], string>> = {
  diagnose: 'a text message that did not arrive',
  question: 'a how-to question',
  handoff: 'a wish to talk to a person',
  resolved: 'word that it is solved',
  help: 'a question about the bot',
};

function view({ facts: read, phi, intent }: Understood): View {
  const entries = Object.entries(read) as [FactId, string][];
  const kinds = [...new Set(phi.map(({ kind }) => kind.replaceAll('-', ' ')))];
  return {
    kind: 'notice',
    title: `This reads as ${intents[intent]}`,
    body: [
      entries.length === 0
        ? { kind: 'text', spans: ['No fact was found in it that helps to find a cause.'] }
        : {
            kind: 'list',
            title: 'What was found',
            items: entries.map(([id, value]) => [`${facts[id].short}: `, { strong: label(id, value) }]),
          },
      ...(kinds.length === 0
        ? []
        : [
            {
              kind: 'warning' as const,
              spans: [
                `It holds what looks like patient data (${kinds.join(', ')}). The bot leaves that out and keeps none of it.`,
              ],
            },
          ]),
    ],
    choices: [],
    controls: [],
  };
}

const label = (id: FactId, value: string): string => (facts[id] as Fact).values[value]?.label ?? value;
