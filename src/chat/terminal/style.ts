import { styleText } from 'node:util';

/** How things look. Meaning never rests on it: without colour the same words stand there. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly code: (text: string) => string;
  readonly link: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly soft: (text: string) => string;
}

const look =
  (...format: Parameters<typeof styleText>[0][] & string[]) =>
  (text: string) =>
    styleText(format as Parameters<typeof styleText>[0], text, { validateStream: false });

/** For a terminal with colours. */
export const coloured: Style = {
  strong: look('bold'),
  code: look('cyan'),
  link: look('underline'),
  warn: look('bold', 'yellow'),
  soft: look('dim'),
};

const same = (text: string): string => text;

/** For a file, a pipe, `NO_COLOR`. */
export const bare: Style = { strong: same, code: same, link: same, warn: same, soft: same };
