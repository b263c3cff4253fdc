/** Commands, presses, typed answers and the message shortcut: each becomes a turn, each reply finds its place. */
import type {
  AckFn,
  App,
  BlockAction,
  ButtonAction,
  MessageShortcut,
  SlashCommand,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Utterance } from '#views/utterance.ts';
import { shorten } from './cut.ts';
import { type Desk, within } from './desk.ts';
import { commandWords, type Hook, messageWords, placeOf } from './inbound.ts';
import { bareError } from './log.ts';
import { callbacks, field, readNote, talkModal, typeModal } from './modals.ts';
import { unpack, unpackInput } from './pack.ts';
import { actions } from './render.ts';
import type { Spot } from './spots.ts';
import { ownWords, withRefusal } from './words.ts';

/** Tells Bolt what to do with what Slack sends. */
export function listenWith(app: App, desk: Desk): void {
  // a workspace may hold a second copy of the app, for tests: /smsfail-test
  app.command(/^\/smsfail[\w-]*$/, ({ command, ack }) => desk.during(onCommand(desk, command, ack)));
  app.action<BlockAction<ButtonAction>>(/./, ({ body, action, ack }) =>
    desk.during(onPress(desk, body, action, ack)),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: /./ }, ({ body, ack }) =>
    desk.during(onTyped(desk, body, ack)),
  );
  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: callbacks.shortcut },
    ({ shortcut, ack }) => desk.during(onShortcut(desk, shortcut, ack)),
  );
  app.error(async (error) => desk.log.error(bareError(error), 'a Slack listener failed'));
}

/** The answer goes into the acknowledgement itself: no second call, and nothing of the response address used up. */
async function onCommand(desk: Desk, command: SlashCommand, ack: AckFn<object>): Promise<void> {
  const hook = desk.hook(command.response_url);
  const heard = desk.listen({
    place: {
      chat: 'slack',
      workspace: command.team_id,
      channel: command.channel_id,
      ...(hook ? { handle: hook } : {}),
    },
    person: command.user_id,
    heard: commandWords(command.text ?? ''),
  });
  const soon = await within(heard, desk.patience);
  if (soon) return ack({ response_type: 'ephemeral', ...soon.drawn });
  await ack();
  if (hook) await desk.show({ on: 'hook', hook, as: 'whisper' }, (await heard).drawn);
}

async function onPress(
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
  const { drawn } = await desk.listen({
    ...senderOf(desk, body, spot),
    ...talkOf(press.talk),
    heard: press.heard,
  });
  if (spot) await desk.show(spot, drawn);
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
    await whisper(desk, spot, ownWords.pressAgain);
  }
}

async function onTyped(desk: Desk, body: ViewSubmitAction, ack: AckFn<ViewResponseAction>): Promise<void> {
  const note = readNote(body.view.private_metadata);
  const typed = body.view.state.values[field.block]?.[field.action]?.value;
  if (body.view.callback_id !== callbacks.typed || !note?.asked || typeof typed !== 'string') {
    const strange = talkModal(desk.draw(ownWords.strange), { channel: note?.channel ?? '' });
    return ack({ response_action: 'update', view: strange });
  }
  const { talk, turn, fact } = note.asked;
  const spot = desk.spots.find(note.spot);
  const heard: Utterance = { says: 'answer', turn, fact, value: typed };
  const place = placeOf(body, note.channel, hookOf(desk, spot), body.view.app_installed_team_id);
  const window = (drawn: Parameters<typeof talkModal>[0]) => talkModal(drawn, { channel: note.channel });
  const began = performance.now();
  const hearing = desk.listen({ place, person: body.user.id, ...talkOf(talk), heard });
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

/** A window, because a response address cannot answer inside a thread; where it does not open, a whisper. */
async function onShortcut(desk: Desk, shortcut: MessageShortcut, ack: AckFn<void>): Promise<void> {
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

/** In place of what was pressed. A message everybody sees is never replaced by what is meant for one. */
function spotOf(desk: Desk, body: BlockAction<ButtonAction>): Spot | undefined {
  if (body.view) {
    const note = readNote(body.view.private_metadata);
    return { on: 'window', view: body.view.id, note: { channel: note?.channel ?? '', spot: note?.spot } };
  }
  const hook = desk.hook(body.response_url);
  return hook && { on: 'hook', hook, as: body.container['is_ephemeral'] === true ? 'redraw' : 'whisper' };
}

function hookOf(desk: Desk, spot: Spot | undefined): Hook | undefined {
  if (spot?.on === 'hook') return spot.hook;
  const behind = desk.spots.find(spot?.note.spot);
  return behind?.on === 'hook' ? behind.hook : undefined;
}

function senderOf(desk: Desk, body: BlockAction<ButtonAction>, spot: Spot | undefined) {
  const place = placeOf(
    body,
    channelOf(body),
    hookOf(desk, spot),
    body.view?.app_installed_team_id ?? undefined,
  );
  return { place, person: body.user.id };
}

function channelOf(body: BlockAction<ButtonAction>): string {
  return body.channel?.id ?? readNote(body.view?.private_metadata)?.channel ?? '';
}

function talkOf(talk: string | undefined): { readonly talk?: string } {
  return talk ? { talk } : {};
}

async function whisper(desk: Desk, spot: Spot | undefined, view: Parameters<Desk['draw']>[0]): Promise<void> {
  if (!spot) return;
  await desk.show(spot.on === 'hook' ? { ...spot, as: 'whisper' } : spot, desk.draw(view));
}
