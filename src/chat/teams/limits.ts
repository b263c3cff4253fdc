/**
 * Every limit of Teams' that we stay under. Characters are UTF-16 units unless said otherwise.
 * (R) = learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference, (F) = …/cards-format,
 * (D) = …/design-effective-cards, (B) = …/bots/how-to/format-your-bot-messages; (O) = ours, where Teams names none.
 */
export const limits = {
  /** (R) the newest version of cards sent by a bot */
  version: '1.5',
  /** (D) "up to six"; further ones are not shown or fall into a menu (MicrosoftDocs/bot-docs#2161) */
  actions: 6,
  /**
   * UTF-8 bytes of the card's JSON. (B) says 100 KB for a bot's message and advises 80; (F) says 28 KB for webhooks,
   * the least that is named anywhere for a card.
   */
  cardBytes: 28_000,
  /** The same JSON in UTF-16, in which (B) counts: 38 KB, below the 40 KB that (F) and older copies of (B) name. */
  card: 19_000,
  /** (O) the card in words, which stands in it twice */
  words: 4500,
  /** (O) as `Chart` in #views/view.ts has them: what a telephone still shows */
  chartTitle: 50,
  chartLabel: 20,
  chartSeries: 3,
  chartPoints: 20,
  /** (O) one stretch of text: a card too long is cut between two of them */
  text: 800,
  /** (O) a longer title is drawn in full below the heading */
  title: 300,
  /** (O) one line of a notification */
  summary: 150,
  /** (O) a label on a button. (R): always one line, cut at the button's width; a telephone shows about 40 */
  buttonText: 40,
  /** (O) a label so long stands alone in its row, and so do the answers beside it */
  shared: 24,
  /** (O) labels in one row, each with `buttonEdge` for its edges: about 320 px, the width of a telephone */
  row: 42,
  buttonEdge: 5,
  /** (O) a label in full, where the button cuts it */
  label: 300,
  /** (O) */
  placeholder: 150,
  /** (O) characters that can be typed: an error text, and anything else */
  typedError: 3000,
  typed: 200,
  /** (O) */
  url: 2000,
} as const;
