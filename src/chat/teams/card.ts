/**
 * The part of Adaptive Cards 1.5 that we draw with, as in microsoft/AdaptiveCards schemas/1.5.0/adaptive-card.json.
 * In brackets the version that brought an element; everything newer than 1.2 carries a fallback.
 */

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  /** In place of the card where a client is too old for its version; may be read as Markdown. */
  readonly fallbackText: string;
  /** In place of the card where it is said; may be read as SSML. */
  readonly speak: string;
  readonly body: readonly Element[];
}

export type Element = TextBlock | RichTextBlock | Container | ActionSet | InputText | Chart;

interface Placed {
  readonly spacing?: 'none' | 'small' | 'medium' | 'large';
  readonly separator?: true;
}

/** Its text is read as Markdown: for headings only, which nothing else can be. */
export interface TextBlock extends Placed {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly style: 'heading';
  readonly weight: 'bolder';
  /** Told even where it is the default: a heading without a size is drawn large. */
  readonly size: 'default' | 'large';
  readonly wrap: true;
}

/** (1.2) Shows its text as it is. */
export interface RichTextBlock extends Placed {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
}

/** (1.2) */
export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'bolder';
  readonly fontType?: 'monospace';
  readonly size?: 'small';
  readonly isSubtle?: true;
  readonly selectAction?: OpenUrl;
}

export interface Container extends Placed {
  readonly type: 'Container';
  /** `warning` (1.2); an older client leaves the colour out. */
  readonly style: 'emphasis' | 'warning';
  readonly items: readonly RichTextBlock[];
}

/**
 * Of Teams' own, usable in a card of 1.5 but in no schema of it: learn.microsoft.com/microsoftteams/platform/
 * task-modules-and-cards/cards/charts-in-adaptive-cards and adaptivecards.microsoft.com/?topic=Chart.Line.
 */
export type Chart = LineChart | BarChart | GroupedBarChart;

interface Charted extends Placed {
  /** What a screen reader calls it; it is not drawn. */
  readonly title: string;
  readonly xAxisTitle?: string;
  readonly fallback: RichTextBlock;
}

/** Every `x` has its place, evenly, unless all are numbers or dates such as 2026-03-02. */
export interface LineChart extends Charted {
  readonly type: 'Chart.Line';
  readonly data: readonly Series[];
}

/** Names below the bars are cut where they are wider than their bars. */
export interface GroupedBarChart extends Charted {
  readonly type: 'Chart.VerticalBar.Grouped';
  readonly data: readonly Series[];
}

/** Every bar in a row of its own, below its name, with its number. */
export interface BarChart extends Charted {
  readonly type: 'Chart.HorizontalBar';
  readonly displayMode: 'AbsoluteNoAxis';
  readonly data: readonly Point[];
}

export interface Series {
  readonly legend: string;
  readonly color: 'categoricalBlue' | 'categoricalTeal' | 'categoricalPurple';
  readonly values: readonly Point[];
}

export interface Point {
  readonly x: string;
  readonly y: number;
}

/** (1.2) */
export interface ActionSet extends Placed {
  readonly type: 'ActionSet';
  readonly actions: readonly Action[];
}

export interface InputText extends Placed {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly maxLength: number;
  readonly isMultiline?: true;
}

export type Action = Execute | OpenUrl;

interface Pressed {
  readonly title: string;
  readonly style?: 'positive' | 'destructive';
  /** `none`: what was typed does not ride along and is not checked. Left out where it is what the button sends. */
  readonly associatedInputs?: 'none';
}

/** (1.4) */
export interface Execute extends Pressed {
  readonly type: 'Action.Execute';
  readonly verb: string;
  readonly data: { readonly p: string };
  readonly fallback?: Submit;
}

export interface Submit extends Pressed {
  readonly type: 'Action.Submit';
  readonly data: { readonly verb: string; readonly p: string };
}

export interface OpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}
