/** A view as lines of a terminal. Pure: no stream, no cursor. */
import type { Block, View } from '#views/view.ts';
import { drawChart } from './chart.ts';
import { plain } from './plain.ts';
import type { Style } from './style.ts';
import { widthOf } from './width.ts';
import { wrap } from './wrap.ts';

export interface Sheet {
  /** Columns. */
  readonly width: number;
  readonly style: Style;
}

/** The same a little further in, for what is said to something above. */
export function renderBelow(view: View, { width, style }: Sheet): string[] {
  const indent = '    ';
  return render(view, { width: Math.max(width - indent.length, 8), style }).map((line) =>
    line === '' ? '' : indent + line,
  );
}

/** Title and body, a blank line between blocks; what can be pressed is drawn by whoever asks. */
export function render(view: View, sheet: Sheet): string[] {
  const title = wrap([{ strong: view.title }], sheet.width, sheet.style);
  return [...title, ...view.body.flatMap((block) => ['', ...drawn(block, sheet)])];
}

/** What can be pressed, numbered from 1: choices, then controls. */
export function renderChoices(view: View, sheet: Sheet): string[] {
  const last = view.choices.length + view.controls.length;
  const wide = String(last).length;
  return [...view.choices, ...view.controls].flatMap((choice, at) => {
    const number = `${String(at + 1).padStart(wide)}) `;
    const lines = hang(`  ${number}`, [choice.label], sheet);
    return at === view.choices.length && at > 0 ? ['', ...lines] : lines;
  });
}

function drawn(block: Block, sheet: Sheet): string[] {
  const { style } = sheet;
  switch (block.kind) {
    case 'text':
      return wrap(block.spans, sheet.width, style);
    case 'note':
      return wrap(block.spans, sheet.width, style).map(style.soft);
    case 'quote':
      return hang('| ', block.spans, sheet, '| ');
    case 'warning':
      return hang('  ! ', block.spans, sheet, '  ! ').map(
        (line) => style.warn(line.slice(0, 4)) + line.slice(4),
      );
    case 'list':
      return [...heading(block.title, sheet), ...block.items.flatMap((item) => hang('  - ', item, sheet))];
    case 'steps':
      return [
        ...heading(block.title, sheet),
        ...block.steps.flatMap((step, at) => {
          const number = `${at + 1}. `.padStart(String(block.steps.length).length + 2);
          return hang(`  ${number}`, [...step.spans, ` (${step.whoLabel})`], sheet);
        }),
      ];
    case 'trail': {
      const said = block.answers.map(({ label, value }) => `${label}: ${value}`).join(' > ');
      return said === '' ? [] : wrap([`So far: ${said}`], sheet.width, style).map(style.soft);
    }
    case 'chart':
      return [
        ...heading(block.title, sheet),
        ...drawChart(block, sheet.width),
        ...wrap(block.said, sheet.width, style),
      ];
  }
}

const heading = (title: string, sheet: Sheet): string[] =>
  title === '' ? [] : wrap([{ strong: plain(title) }], sheet.width, sheet.style);

/** Text behind a mark; further lines stand below the text, or carry `again`. */
function hang(mark: string, spans: Parameters<typeof wrap>[0], sheet: Sheet, again?: string): string[] {
  const room = Math.max(sheet.width - widthOf(mark), 8);
  return wrap(spans, room, sheet.style).map(
    (line, at) => (at === 0 ? mark : (again ?? ' '.repeat(widthOf(mark)))) + line,
  );
}
