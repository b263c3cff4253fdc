/** What a person reads in an Adaptive Card, and what in it a client of Teams would act on. */
import { objectsIn, unseenIn } from './legible.ts';

/** The words drawn, a line for each block; buttons and fields are left out. */
export function wordsOf({ body }: { readonly body: readonly any[] }): string {
  return body.map(elementWords).filter(Boolean).join('\n');
}

function elementWords(element: any): string {
  switch (element.type) {
    case 'TextBlock':
      return element.text;
    case 'RichTextBlock':
      return element.inlines
        .map((run: any) => (run.selectAction ? `${run.text} (${run.selectAction.url})` : run.text))
        .join('');
    case 'Container':
      return element.items.map(elementWords).join('\n');
    case 'Chart.Line':
    case 'Chart.VerticalBar.Grouped':
    case 'Chart.HorizontalBar':
    case 'ActionSet':
    case 'Input.Text':
      return '';
    default:
      throw new Error(`nobody has taught me to read a ${element.type}`);
  }
}

/** The words on everything that can be pressed, but for the button that sends the field. */
export function labelsOf(card: unknown): readonly string[] {
  return objectsIn(card)
    .filter(({ type, verb }) => type === 'Action.Execute' && verb === 'say')
    .map(({ title }) => title);
}

/** What leads to another place when it is pressed. */
export function linksOf(card: unknown): readonly { readonly label: string; readonly address: string }[] {
  return objectsIn(card)
    .filter(({ type }) => type === 'ActionSet')
    .flatMap(({ actions }) => actions as readonly any[])
    .flatMap(({ type, title, url }) => (type === 'Action.OpenUrl' ? [{ label: title, address: url }] : []));
}

const ours = /^https:\/\/(help\.example\.org|teams\.microsoft\.com)\//;
/** Where Teams may read Markdown, SSML or a plain line. */
const marked = ['title', 'label', 'placeholder', 'fallbackText', 'speak', 'summary'];

/** What in a message or an answer would take effect though nobody of ours meant it. */
export function effectsIn(payload: unknown): readonly string[] {
  return objectsIn(payload).flatMap((one) => {
    const texts = ['text', ...marked].flatMap((key) =>
      typeof one[key] === 'string' ? [one[key] as string] : [],
    );
    const read = [...marked, ...(one.type === 'TextRun' ? [] : ['text'])];
    return [
      ...(Array.isArray(one.entities) && one.entities.length > 0 ? ['an entity'] : []),
      ...(typeof one.url === 'string' && !ours.test(one.url) ? [`a link: ${one.url}`] : []),
      ...texts.flatMap((text) => [
        ...unseenIn(text),
        ...(/\{\{\s*(DATE|TIME)|<\/?at\b/i.exec(text)?.[0] ?? []),
      ]),
      ...read.flatMap((key) => (typeof one[key] === 'string' ? marksIn(one[key]) : [])),
      ...(typeof one.speak === 'string' ? (/[<&]/.exec(one.speak)?.[0] ?? []) : []),
    ];
  });
}

/** What a reader of Markdown would act on. */
function marksIn(text: string): readonly string[] {
  return [
    /(?<![\p{L}\p{N}\u2060])([*_]{1,2}|~~)(?=\S)[^\n]*?\S\1(?![\p{L}\p{N}\u2060])/u,
    /`/,
    /<[a-z/!@#]/i,
    /\]\(/,
    /^\s*(#{1,6} |[-+*] |\d+[.)] |>)/m,
    /&#?\w+;/,
  ].flatMap((mark) => mark.exec(text)?.[0] ?? []);
}
