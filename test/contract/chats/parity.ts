/** What ran, and the table of it for whoever runs the bot. */
import type { Way } from './harness.ts';
import { type Requirement, requirements } from './requirements.ts';

/** What came of a requirement: shown working, not asked of it, or known not to work yet. */
export type Outcome = 'works' | 'lacks' | 'defect';

export class Parity {
  readonly #ways: readonly Way[];
  readonly #outcomes = new Map<string, Outcome>();

  constructor(ways: readonly Way[]) {
    this.#ways = ways;
  }

  /** Runs one test and notes what came of it; what fails unexpectedly is not noted. */
  async note(way: Way, requirement: Requirement, test: () => Promise<void>): Promise<void> {
    const cell = cellOf(way, requirement);
    try {
      await test();
    } catch (error) {
      if (way.defects?.[requirement] !== undefined) this.#outcomes.set(cell, 'defect');
      throw error;
    }
    this.#outcomes.set(cell, way.lacks[requirement] === undefined ? 'works' : 'lacks');
  }

  /** Whether something is known of every cell; not so where a part of the suite ran, or a test failed. */
  get whole(): boolean {
    return this.#outcomes.size === this.#ways.length * Object.keys(requirements).length;
  }

  /** The document. */
  markdown(): string {
    const notes: string[] = [];
    const noted = (reason: string | undefined) => {
      if (reason === undefined) return '';
      if (!notes.includes(reason)) notes.push(reason);
      return ` [^${notes.indexOf(reason) + 1}]`;
    };
    const cell = (way: Way, id: Requirement) => {
      switch (this.#outcomes.get(cellOf(way, id))) {
        case 'works':
          return `yes${noted(way.remarks?.[id])}`;
        case 'lacks':
          return `–${noted(way.lacks[id])}`;
        case 'defect':
          return `not yet${noted(way.defects?.[id])}`;
        case undefined:
          return 'not known';
      }
    };
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    const ids = Object.keys(requirements) as Requirement[];
    return [
      '# What works where',
      '',
      'Every chat is put to the same tests, and this table is written by them (`npm run parity`). A dash is something that a',
      'chat cannot do, or need not, for the reason below the table.',
      ...([...this.#outcomes.values()].includes('defect') ? ['"Not yet" is a fault that we know of.'] : []),
      '',
      row(['', ...this.#ways.map(({ title }) => title)]),
      row(['---', ...this.#ways.map(() => '---')]),
      ...ids.map((id) => row([requirements[id], ...this.#ways.map((way) => cell(way, id))])),
      '',
      ...notes.map((note, at) => `[^${at + 1}]: ${note}`),
      '',
    ].join('\n');
  }
}

const cellOf = ({ title }: Way, requirement: Requirement) => `${title}: ${requirement}`;
