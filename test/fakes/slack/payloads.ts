/** The payloads Slack sends, in the shape its documentation shows. */
import { postForm, postPayload, type Signing } from './sign.ts';

export interface Where {
  readonly team?: string;
  readonly channel?: string;
  readonly user?: string;
  readonly responseUrl?: string;
  readonly trigger?: string;
  /** Set where the modal was opened from another organisation's channel. */
  readonly installedTeam?: string;
}

export interface Pressed {
  readonly actionId: string;
  readonly value?: string | undefined;
  readonly label?: string;
  /** Set when the button stood in a modal. */
  readonly view?: { readonly id: string; readonly private_metadata?: string };
  /** False: the button stood in a message everybody sees. */
  readonly ephemeral?: boolean;
  /** The message it stood in. */
  readonly ts?: string;
}

export function commandFields(text: string, where: Where = {}): Record<string, string> {
  return {
    token: 'unused',
    team_id: where.team ?? 'T1',
    team_domain: 'clinic',
    channel_id: where.channel ?? 'C1',
    channel_name: 'front-desk',
    user_id: where.user ?? 'U1',
    user_name: 'someone',
    command: '/smsfail',
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: where.responseUrl ?? '',
    trigger_id: where.trigger ?? 'none',
  };
}

export function actionPayload(pressed: Pressed, where: Where = {}) {
  return {
    type: 'block_actions',
    ...common(where),
    trigger_id: where.trigger ?? 'none',
    container: pressed.view
      ? { type: 'view', view_id: pressed.view.id }
      : {
          type: 'message',
          message_ts: pressed.ts ?? '1700000000.000100',
          channel_id: where.channel ?? 'C1',
          is_ephemeral: pressed.ephemeral ?? true,
        },
    ...(pressed.view
      ? { view: { type: 'modal', callback_id: 'talk', ...pressed.view } }
      : { channel: { id: where.channel ?? 'C1', name: 'front-desk' }, state: { values: {} } }),
    ...(where.responseUrl ? { response_url: where.responseUrl } : {}),
    actions: [
      {
        type: 'button',
        action_id: pressed.actionId,
        block_id: 'b',
        text: { type: 'plain_text', text: pressed.label ?? 'x', emoji: true },
        ...(pressed.value === undefined ? {} : { value: pressed.value }),
        action_ts: '1700000000.000200',
      },
    ],
  };
}

export function submissionPayload(
  view: { readonly id: string; readonly callback_id?: string; readonly private_metadata?: string },
  values: Record<string, Record<string, string>>,
  where: Where = {},
) {
  const state = Object.fromEntries(
    Object.entries(values).map(([block, fields]) => [
      block,
      Object.fromEntries(
        Object.entries(fields).map(([action, value]) => [action, { type: 'plain_text_input', value }]),
      ),
    ]),
  );
  return {
    type: 'view_submission',
    ...common(where),
    trigger_id: where.trigger ?? 'none',
    response_urls: [],
    view: {
      type: 'modal',
      team_id: where.team ?? 'T1',
      hash: '1.x',
      blocks: [],
      title: { type: 'plain_text', text: 'x' },
      root_view_id: view.id,
      app_id: 'A1',
      bot_id: 'B1',
      ...(where.installedTeam ? { app_installed_team_id: where.installedTeam } : {}),
      ...view,
      state: { values: state },
    },
  };
}

export function shortcutPayload(text: string, where: Where = {}) {
  return {
    type: 'message_action',
    callback_id: 'diagnose_message',
    ...common(where),
    trigger_id: where.trigger ?? 'none',
    response_url: where.responseUrl ?? '',
    message_ts: '1700000000.000300',
    message: { type: 'message', user: 'U2', text, ts: '1700000000.000300' },
    channel: { id: where.channel ?? 'C1', name: 'front-desk' },
    action_ts: '1700000000.000400',
  };
}

/** Posts a slash command to the bot at `base`. */
export const signedCommand = (base: string, text: string, where: Where, signing: Signing) =>
  postForm(base, commandFields(text, where), signing);

/** Posts the press of a button. */
export const signedAction = (base: string, pressed: Pressed, where: Where, signing: Signing) =>
  postPayload(base, actionPayload(pressed, where), signing);

/** Posts what was typed into a modal: `values[block][action]`. */
export const signedViewSubmission = (
  base: string,
  view: Parameters<typeof submissionPayload>[0],
  values: Parameters<typeof submissionPayload>[1],
  where: Where,
  signing: Signing,
) => postPayload(base, submissionPayload(view, values, where), signing);

/** Posts the message shortcut on a message with this text. */
export const signedShortcut = (base: string, text: string, where: Where, signing: Signing) =>
  postPayload(base, shortcutPayload(text, where), signing);

function common(where: Where) {
  const team = where.team ?? 'T1';
  return {
    token: 'unused',
    api_app_id: 'A1',
    team: { id: team, domain: 'clinic' },
    user: { id: where.user ?? 'U1', username: 'someone', name: 'someone', team_id: team },
    enterprise: null,
    is_enterprise_install: false,
  };
}
