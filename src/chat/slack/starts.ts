/** The two ways into a talk: the command, and the shortcut on a message. */
import type { AckFn, MessageShortcut, SlashCommand } from '@slack/bolt';
import { ownWords } from '#chat/own-words.ts';
import { within } from '#kit/within.ts';
import { hasChart, inWords } from './charts.ts';
import type { Desk } from './desk.ts';
import { commandWords, messageWords, placeOf } from './inbound.ts';
import { bareError } from './log.ts';
import { talkModal } from './modals.ts';
import type { Spot } from './spots.ts';

/** The answer goes into the acknowledgement itself: no second call, and nothing of the response address used up. */
export async function onCommand(desk: Desk, command: SlashCommand, ack: AckFn<object>): Promise<void> {
  const hook = desk.hook(command.response_url);
  const heard = desk.listen({
    place: placeOf(
      { team: { id: command.team_id }, user: { id: command.user_id } },
      command.channel_id,
      hook,
    ),
    person: command.user_id,
    heard: commandWords(command.text ?? ''),
  });
  const soon = await within(heard, desk.patience);
  // Slack does not tell whether it took what an acknowledgement holds, so charts go another way
  const drawn = soon && desk.charts.known(soon.drawn);
  if (drawn && !(hook && hasChart(drawn))) return ack({ response_type: 'ephemeral', ...inWords(drawn) });
  await ack();
  if (hook) await desk.show({ on: 'hook', hook, as: 'whisper' }, (await heard).drawn);
}

/** A window, because a response address cannot answer inside a thread; where it does not open, a whisper. */
export async function onShortcut(desk: Desk, shortcut: MessageShortcut, ack: AckFn<void>): Promise<void> {
  await ack();
  const hook = desk.hook(shortcut.response_url);
  const channel = shortcut.channel.id;
  const aside: Spot | undefined = hook && { on: 'hook', hook, as: 'whisper' };
  const note = { channel, ...(aside ? { spot: desk.spots.keep(aside) } : {}) };
  const opening = desk.clients.interactive.views
    .open({ trigger_id: shortcut.trigger_id, view: talkModal(desk.draw(ownWords.waiting), note) })
    .then(
      ({ view }) => view?.id,
      (error: unknown) => desk.log.warn(bareError(error), 'Slack did not open a window') ?? undefined,
    );
  const { drawn } = await desk.listen({
    place: placeOf(shortcut, channel, hook),
    person: shortcut.user.id,
    heard: { says: 'start', text: messageWords(shortcut.message) },
  });
  const view = await opening;
  const spot: Spot | undefined = view ? { on: 'window', view, note } : aside;
  if (spot) await desk.show(spot, drawn);
}
