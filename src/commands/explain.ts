/** What a delivery code or an error text means, for people or as JSON. */
import { render } from '#chat/terminal/index.ts';
import { explain } from '#diagnosis/explain.ts';
import { UsageTrouble } from '#kit/errors.ts';
import { findProvider, providers } from '#knowledge/codes/index.ts';
import { facts, type PlatformId } from '#knowledge/facts.ts';
import { explanationView } from '#views/explanation.ts';
import { type ExitCode, print, type Shell, sheetOf } from './shell.ts';

export interface ExplainOptions {
  readonly provider?: string;
  readonly platform?: string;
  readonly json?: boolean;
}

/** @throws UsageTrouble if there is nothing to explain, or the provider or platform is none we know. */
export async function explainCommand(
  shell: Shell,
  words: readonly string[],
  options: ExplainOptions,
): Promise<ExitCode> {
  const input = words.join(' ').trim();
  if (input === '')
    throw new UsageTrouble('There is nothing to explain.', {
      hint: 'Give a code or an error text: explain 30007',
    });
  const explanation = explain(input, {
    provider: provider(options.provider),
    platform: platform(options.platform),
  });
  if (options.json) {
    await print(shell.stdout, `${JSON.stringify(explanation)}\n`);
    return 0;
  }
  const view = explanationView({
    kind: 'explanation',
    explanation,
    turn: 0,
    notices: [],
    trail: [],
    canGoBack: false,
  });
  await print(shell.stdout, `${render(view, sheetOf(shell.stdout, shell.env)).join('\n')}\n`);
  return 0;
}

function provider(name: string | undefined): string | undefined {
  // a namespace may follow: vonage/dlr-err-code
  if (name === undefined || findProvider(name.split('/')[0] ?? '')) return name;
  throw new UsageTrouble(`I know no provider "${name}".`, {
    hint: `It can be: ${Object.keys(providers).join(', ')}.`,
  });
}

function platform(id: string | undefined): PlatformId | undefined {
  if (id === undefined || Object.hasOwn(facts.platform.values, id)) return id as PlatformId | undefined;
  throw new UsageTrouble(`I know no platform "${id}".`, {
    hint: `It can be: ${Object.keys(facts.platform.values).join(', ')}.`,
  });
}
