/** What was typed into the field: refused there, or answered where the talk stands. */
import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { shorten } from '#chat/cut.ts';
import { ownWords, withRefusal } from '#chat/own-words.ts';
import { within } from '#kit/within.ts';
import type { Desk } from './desk.ts';
import { placeOf } from './inbound.ts';
import { callbacks, field, readNote, talkModal } from './modals.ts';
import type { Drawn } from './render.ts';

export async function onTyped(
  desk: Desk,
  body: ViewSubmitAction,
  ack: AckFn<ViewResponseAction>,
): Promise<void> {
  const note = readNote(body.view.private_metadata);
  const typed = body.view.state.values[field.block]?.[field.action]?.value;
  if (body.view.callback_id !== callbacks.typed || !note?.asked || typeof typed !== 'string') {
    const strange = talkModal(desk.draw(ownWords.strange), { channel: note?.channel ?? '' });
    return ack({ response_action: 'update', view: strange });
  }
  const { talk, turn, fact } = note.asked;
  const spot = desk.spots.find(note.spot);
  const place = placeOf(body, note.channel, desk.hookBehind(spot), body.view.app_installed_team_id);
  const window = (drawn: Drawn) => talkModal(drawn, { channel: note.channel });
  const began = performance.now();
  const hearing = desk.listen({
    place,
    person: body.user.id,
    ...(talk ? { talk } : {}),
    heard: { says: 'answer', turn, fact, value: typed },
  });
  const soon = await within(hearing, desk.patience);

  if (soon?.reply?.refused)
    return ack({ response_action: 'errors', errors: { [field.block]: shorten(soon.reply.refused, 300) } });
  if (soon) {
    const left = Math.max(200, desk.patience - (performance.now() - began));
    if (spot && (await desk.show(spot, soon.drawn, left))) return ack();
    return ack({ response_action: 'update', view: window(soon.drawn) });
  }
  // too late for the field: the window closes where the message can be redrawn, else it waits
  if (spot) await ack();
  else await ack({ response_action: 'update', view: window(desk.draw(ownWords.waiting)) });
  const late = await hearing;
  const drawn = late.reply?.refused
    ? desk.draw(withRefusal(late.reply.view, late.reply.refused), late.reply.talk)
    : late.drawn;
  await desk.show(spot ?? { on: 'window', view: body.view.id, note: { channel: note.channel } }, drawn);
}
