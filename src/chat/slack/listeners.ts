/** Tells Bolt who hears what. Each listener counts as under way until its reply is shown. */
import type { App, BlockAction, ButtonAction, MessageShortcut, ViewSubmitAction } from '@slack/bolt';
import type { Desk } from './desk.ts';
import { bareError } from './log.ts';
import { callbacks } from './modals.ts';
import { onPress } from './presses.ts';
import { onCommand, onShortcut } from './starts.ts';
import { onTyped } from './typed.ts';

export function listenWith(app: App, desk: Desk): void {
  // a workspace may hold a second copy of the app, for tests: /smsfail-test
  app.command(/^\/smsfail[\w-]*$/, ({ command, ack }) => desk.underWay.during(onCommand(desk, command, ack)));
  app.action<BlockAction<ButtonAction>>(/./, ({ body, action, ack }) =>
    desk.underWay.during(onPress(desk, body, action, ack)),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: /./ }, ({ body, ack }) =>
    desk.underWay.during(onTyped(desk, body, ack)),
  );
  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: callbacks.shortcut },
    ({ shortcut, ack }) => desk.underWay.during(onShortcut(desk, shortcut, ack)),
  );
  app.error(async (error) => desk.log.error(bareError(error), 'a Slack listener failed'));
}
