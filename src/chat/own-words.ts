/** The few sentences a chat says on its own, when no conversation can: as views, like all others. */
import type { View } from '#views/view.ts';

/** A message with nothing to press but a new beginning. */
export const notice = (title: string, text: string): View => ({
  kind: 'notice',
  title,
  body: [{ kind: 'text', spans: [text] }],
  choices: [{ label: 'Start afresh', says: { says: 'start' } }],
  controls: [],
});

export const ownWords = {
  /** A failure of ours. */
  sorry: notice(
    'That did not work',
    'Something went wrong on my side, not on yours. Please try again in a minute. If it happens again, tell whoever looks after this bot.',
  ),
  /** A button that is not ours, or of a version long gone. */
  strange: notice('I do not know that button', 'It may be from an older version of me. Nothing was changed.'),
  /** A button whose words were kept here and are gone. */
  forgotten: notice('That button is too old', 'I no longer have what it stood for. Nothing was changed.'),
  /** Shown while an answer takes its time. */
  waiting: {
    kind: 'notice',
    title: 'One moment',
    body: [{ kind: 'text', spans: ['I am looking into it.'] }],
    choices: [],
    controls: [],
  } satisfies View as View,
} as const;

/** The view with what was wrong with the typed answer before it, for when the field itself is gone. */
export function withRefusal(view: View, refused: string): View {
  return { ...view, body: [{ kind: 'warning', spans: [refused] }, ...view.body] };
}
