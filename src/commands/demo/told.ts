/** What a message says now that it did not say before. Pure. */
import type { Span, View } from '#views/view.ts';

/** The same with a name where the chat's own id stands, as a chat with names would show it. */
export function withName(view: View, name: string): View {
  const named = (span: Span): Span =>
    typeof span !== 'string' && 'person' in span ? { strong: name } : span;
  const body = view.body.map((block) =>
    'spans' in block ? { ...block, spans: block.spans.map(named) } : block,
  );
  return { ...view, body };
}

/** What can be pressed, as a line below the message. */
export function withButtons(view: View): View {
  // a button is not broken at the end of a line
  const labels = [...view.choices, ...view.controls].map(
    ({ label }) => `[${label.replaceAll(' ', '\u00a0')}]`,
  );
  if (labels.length === 0) return view;
  return { ...view, body: [...view.body, { kind: 'text', spans: [labels.join(' ')] }] };
}

/** The title, and of the body only what is new; charts are left out, their numbers change every minute. */
export function news(before: View, after: View): View {
  const old = new Set(before.body.map((block) => JSON.stringify(block)));
  const body = after.body.filter((block) => block.kind !== 'chart' && !old.has(JSON.stringify(block)));
  return { ...after, body };
}

/** The opaque id of the incident that a message is about. */
export function incidentOf({ kind, choices, controls }: View): string | undefined {
  const press = [...choices, ...controls].find(({ says }) => says.says === 'incident')?.says;
  return kind === 'alert' && press?.says === 'incident' ? press.ref : undefined;
}
