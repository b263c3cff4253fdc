/** What people are told who watch an import. */
import { providers } from '#knowledge/codes/index.ts';
import type { Log } from '#receipts/files/entries.ts';
import type { Report } from '#receipts/files/load.ts';
import type { Rejects } from '#receipts/files/rejects.ts';

/** How a file is taken. */
export function said(name: string, { provider, ignored }: Log): readonly string[] {
  return [
    ...(provider
      ? [
          `${name} is read as an export of ${providers[provider].name}, times without an offset as UTC ` +
            '(--provider and --timezone say otherwise).',
        ]
      : []),
    ...(ignored.length === 0 ? [] : [`${name}: not read are the columns ${ignored.join(', ')}.`]),
  ];
}

/** What came of a file. */
export function summary(
  name: string,
  report: Report,
  of: {
    readonly dryRun?: boolean;
    readonly rejects: Pick<Rejects, 'path' | 'unwritten'>;
  },
): readonly string[] {
  const { lines, stored, rejected, other, ended } = report;
  const { path, unwritten } = of.rejects;
  const list = unwritten === undefined ? `see ${path}` : `${path} cannot be written (${unwritten})`;
  const taken = lines - rejected - other;
  const rows: readonly (readonly [number, string])[] = [
    ...(of.dryRun
      ? ([[taken, 'could be stored; nothing was (--dry-run)']] as const)
      : ([
          [stored.fresh, 'new'],
          [stored.changed, 'changed what was known'],
          [stored.same, 'told nothing new'],
        ] as const)),
    ...(rejected > 0 ? ([[rejected, `rejected; ${list}`]] as const) : []),
    ...(other > 0 ? ([[other, 'no text that was sent: incoming texts, e-mails, calls']] as const) : []),
  ];
  const width = Math.max(...rows.map(([count]) => number(count).length));
  return [
    `${name}: ${number(lines)} ${lines === 1 ? 'line' : 'lines'}`,
    ...rows.map(([count, what]) => `  ${number(count).padStart(width)} ${what}`),
    ...(ended === undefined
      ? []
      : [
          `${ended.broken ? `The rest cannot be read (${ended.broken}): ended` : 'Stopped'} after line ${ended.after}. ` +
            'Run the same command again: what is in already changes nothing, and the rest follows.',
        ]),
  ];
}

export const number = (count: number): string => count.toLocaleString('en-US');
