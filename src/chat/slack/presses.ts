/** A button was pressed: it says what it carries, or opens the field. */
import type { AckFn, BlockAction, ButtonAction } from '@slack/bolt';
import { ownWords } from '#chat/own-words.ts';
import { unpack } from '#chat/pack.ts';
import type { View } from '#views/view.ts';
import { unpackInput } from './asked.ts';
import type { Desk } from './desk.ts';
import { placeOf } from './inbound.ts';
import { bareError } from './log.ts';
import { readNote, typeModal } from './modals.ts';
import { actions } from './render.ts';
import type { Spot } from './spots.ts';
import { aside, pressAgain } from './words.ts';

export async function onPress(
  desk: Desk,
  body: BlockAction<ButtonAction>,
  action: ButtonAction,
  ack: AckFn<void>,
): Promise<void> {
  await ack();
  const spot = spotOf(desk, body);
  if (action.action_id === actions.type) return openField(desk, body, action, spot);
  const press = action.action_id.startsWith(actions.say)
    ? unpack(action.value, desk.words)
    : ({ kind: 'strange' } as const);
  if (press.kind !== 'heard') {
    desk.log.info({ kind: press.kind }, 'a button that is not known was pressed');
    return whisper(desk, spot, press.kind === 'forgotten' ? ownWords.forgotten : ownWords.strange);
  }
  const { drawn, reply } = await desk.listen({
    ...senderOf(desk, body, spot),
    ...(press.talk ? { talk: press.talk } : {}),
    heard: press.heard,
  });
  const shared = reply?.everybody ? sharedSpot(body, spot) : undefined;
  if (!shared) return void (spot && (await desk.show(spot, drawn)));
  await desk.show(shared, drawn);
  if (reply?.word) await whisper(desk, spot, aside(reply.word));
}

/** The message that was pressed, if everybody sees it. */
function sharedSpot(body: BlockAction<ButtonAction>, spot: Spot | undefined): Spot | undefined {
  const { is_ephemeral, message_ts: ts }: { readonly is_ephemeral?: boolean; readonly message_ts?: string } =
    body.container;
  const channel = channelOf(body);
  if (body.view || is_ephemeral === true || !ts || !channel) return undefined;
  return { on: 'message', channel, ts, ...(spot?.on === 'hook' ? { hook: spot.hook } : {}) };
}

/** The trigger lives 3 s: the window is opened before anything else is done. */
async function openField(
  desk: Desk,
  body: BlockAction<ButtonAction>,
  action: ButtonAction,
  spot: Spot | undefined,
): Promise<void> {
  const asked = unpackInput(action.value);
  if (!asked) return whisper(desk, spot, ownWords.strange);
  const note = { channel: channelOf(body), ...(spot ? { spot: desk.spots.keep(spot) } : {}) };
  const view = typeModal(asked, note);
  const { views } = desk.clients.interactive;
  try {
    await (body.view
      ? views.push({ trigger_id: body.trigger_id, view })
      : views.open({ trigger_id: body.trigger_id, view }));
  } catch (error) {
    desk.log.warn(bareError(error), 'Slack did not open the field');
    await whisper(desk, spot, pressAgain);
  }
}

/** In place of what was pressed. A message everybody sees is never replaced by what is meant for one. */
function spotOf(desk: Desk, body: BlockAction<ButtonAction>): Spot | undefined {
  if (body.view) {
    const note = readNote(body.view.private_metadata);
    return { on: 'window', view: body.view.id, note: { channel: note?.channel ?? '', spot: note?.spot } };
  }
  const hook = desk.hook(body.response_url);
  const container: { readonly is_ephemeral?: boolean } = body.container;
  return hook && { on: 'hook', hook, as: container.is_ephemeral === true ? 'redraw' : 'whisper' };
}

function senderOf(desk: Desk, body: BlockAction<ButtonAction>, spot: Spot | undefined) {
  const place = placeOf(
    body,
    channelOf(body),
    desk.hookBehind(spot),
    body.view?.app_installed_team_id ?? undefined,
  );
  return { place, person: body.user.id };
}

function channelOf(body: BlockAction<ButtonAction>): string {
  return body.channel?.id ?? readNote(body.view?.private_metadata)?.channel ?? '';
}

async function whisper(desk: Desk, spot: Spot | undefined, view: View): Promise<void> {
  if (!spot) return;
  await desk.show(spot.on === 'hook' ? { ...spot, as: 'whisper' } : spot, desk.draw(view));
}
