/**
 * The Slack app's manifest, one source for both ways in; `node manifests/slack/write.ts` writes the JSON files that
 * staff paste into Slack ("Create an app" > "From a manifest").
 */
import type { AppsManifestCreateArguments } from '@slack/web-api';

export type Manifest = AppsManifestCreateArguments['manifest'];

/** To be replaced by the address of the installation; Slack wants HTTPS. */
export const placeholder = 'https://YOUR-PUBLIC-ADDRESS';

export const files = {
  'manifest.http.json': manifest('http'),
  'manifest.socket.json': manifest('socket'),
} as const;

/** `http`: Slack calls the bot at `/slack/events`. `socket`: the bot calls Slack; no public address needed. */
export function manifest(by: 'http' | 'socket'): Manifest {
  const address = `${placeholder}/slack/events`;
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'smsfail',
      description: "Finds out why a patient's text message did not arrive, and what to do next.",
      long_description:
        "Type /smsfail when a patient's text did not arrive. A few short questions later you know the likely cause, what to do about it, who has to do it, and whether sending again is wise. Only you see the questions and answers; nothing of it is posted to the channel unless you agree to it, and what you asked to be told later comes to you alone. Type /smsfail alerts here and the channel hears once, and early, when texts begin to fail: counts and causes, nothing of a patient. The app listens to no channel messages; with the optional permission to read history it only looks whether it has posted an alert already. It never needs a patient's name, number or date of birth, and asks you to leave them out.",
      background_color: '#1f4e79',
    },
    features: {
      // without the tab Slack refuses what the bot tells somebody in private; nobody need write to it there
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'smsfail', always_online: true },
      shortcuts: [
        {
          type: 'message',
          name: 'Why did this text fail?',
          callback_id: 'diagnose_message',
          description: 'Reads the error in this message and starts from there',
        },
      ],
      slash_commands: [
        {
          command: '/smsfail',
          description: "Find out why a patient's text did not arrive",
          usage_hint: '[error code or what happened] | alerts here | status | explain CODE | help',
          // the bot reads the words as they were typed; escaped, "#30007" or "@" would come as ids
          should_escape: false,
          ...(by === 'http' ? { url: address } : {}),
        },
      ],
    },
    // no `chat:write.public`, no files: what is posted is invited, charts are Slack's own
    oauth_config: {
      scopes: {
        bot: [
          'commands',
          'chat:write',
          // alerts: whether the bot is in a channel, and whether another organisation reads along (conversations.info)
          'channels:read',
          'groups:read',
        ],
        // alerts: after a lost answer, whether an alert was posted already; without them it may come twice
        bot_optional: ['channels:history', 'groups:history'],
      },
    },
    settings: {
      interactivity: { is_enabled: true, ...(by === 'http' ? { request_url: address } : {}) },
      org_deploy_enabled: false,
      socket_mode_enabled: by === 'socket',
      // one workspace, one long-lived token: rotation would need a store for it, and a lock around it
      token_rotation_enabled: false,
    },
  };
}
