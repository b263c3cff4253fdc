/**
 * Every limit of Slack's that we stay under. Characters unless said otherwise.
 * (J) = doc comments of @slack/types 3.2.0; (D) = docs.slack.dev; (M) = measured, as told in the issue named.
 */
export const limits = {
  /** (D) reference/block-kit/blocks */
  messageBlocks: 50,
  /** (D) reference/block-kit/blocks */
  viewBlocks: 100,
  /** (D) data visualization block: charts in a message */
  charts: 2,
  /** (D) the same: title */
  chartTitle: 50,
  /** (D) the same: series, items */
  chartSeries: 6,
  /** (D) the same: points of a series, items */
  chartPoints: 20,
  /** (D) the same: category, name of a series */
  chartLabel: 20,
  /** (J) HeaderBlock.text */
  header: 150,
  /** (J) TextObject.text; kept for a rich_text block too, for which Slack names none */
  text: 3000,
  /** (J) ContextBlock.elements, items */
  contextElements: 10,
  /** (J) ActionsBlock.elements, items */
  actions: 25,
  /** (J) Button.text; a client shows about 30 of them */
  buttonText: 75,
  /** (J) Button.value */
  buttonValue: 2000,
  /** (J) block_id, action_id, callback_id */
  id: 255,
  /** (J) RichTextLink.url: as Button.url */
  url: 3000,
  /** (J) ModalView.title, submit, close */
  viewTitle: 24,
  /** (J) View.private_metadata */
  privateMetadata: 3000,
  /** (J) InputBlock.label and hint */
  inputLabel: 2000,
  /** (J) Placeholdable.placeholder */
  placeholder: 150,
  /** (J) PlainTextInput.max_length */
  typed: 3000,
  /** (D) chat.postMessage advises 4,000 for `text`; cut at 40,000. The last 100 are for the note that it was cut. */
  fallback: 3900,
  /**
   * UTF-8 bytes of text in all blocks of a message. Slack names no limit for the whole, but refuses with
   * `msg_blocks_too_long` somewhere from 10,600 bytes on, `text` included (M: slackapi/bolt-js#2509 and #2867,
   * openclaw/openclaw#143882): 6,500 here and 3,900 of `text` stay below.
   */
  messageBytes: 6500,
  /** (D) response_url: 30 minutes, in ms, 5 uses */
  responseUrlLife: 30 * 60_000,
  responseUrlUses: 5,
  /** ms to do without charts where they were refused; they are brought to workspaces one after the other */
  chartsUnknown: 6 * 60 * 60_000,
  /** (D) commands, actions and view submissions must be acknowledged within 3 s, in ms */
  acknowledge: 3000,
} as const;
