/**
 * The Teams app's manifest. `npm run package:teams` puts it and the icons into the file that an administrator uploads.
 * Schema: https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json
 */
import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';

export type Manifest = TeamsManifestV1D30.TeamsManifestV1D30;

/** What the operator decides. */
export interface AppDetails {
  /** The bot's Microsoft App ID, a GUID: `TEAMS_APP_ID` of the environment. */
  readonly appId: string;
  /** Semantic version. Teams takes a new package of the same app only with a higher one. */
  readonly version: string;
  /** Whoever runs the bot, as staff know them; Teams shows it as the app's publisher. At most 32 characters. */
  readonly developer: string;
  /** Pages that Teams links to beside the app, with https. */
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
}

/** What staff can pick instead of typing. Teams puts the title into the message, and the bot reads it like typed words. */
export const commands = [
  {
    title: 'why did a text fail',
    description: "A patient's text did not arrive: find out why and what to do next",
  },
  {
    title: 'explain',
    description: 'What an error means. Put the code or the words behind it: explain 30007',
  },
  { title: 'start over', description: 'Forget my answers so far and begin again' },
  { title: 'status', description: 'How our texts are doing today, and what fails right now' },
  { title: 'alerts here', description: 'Tell this channel or chat when texts start failing' },
  { title: 'talk to a person', description: 'Whom to ask for help, and what to send along' },
  { title: 'help', description: 'What I can do and how to ask' },
] as const satisfies readonly { readonly title: string; readonly description: string }[];

/** Places where the bot can be spoken to: alone, in a channel of a team, in a group chat. */
const scopes = ['personal', 'team', 'groupChat'] as const;

/**
 * The manifest. The app carries the bot's own id as its `id`: Microsoft wants one Entra app for one Teams app, so a
 * second id would only be one more thing to mix up. If the Developer Portal made an app for the bot already, delete
 * that app, or both stand in the catalogue.
 */
export function teamsManifest({
  appId,
  version,
  developer,
  website,
  privacy,
  terms,
}: AppDetails): Manifest & { readonly $schema: string } {
  return {
    $schema: 'https://developer.microsoft.com/en-us/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
    manifestVersion: '1.30',
    version,
    id: appId,
    developer: { name: developer, websiteUrl: website, privacyUrl: privacy, termsOfUseUrl: terms },
    name: { short: 'smsfail', full: "smsfail: why a patient's text did not arrive" },
    description: {
      short: "Finds out why a patient's text did not arrive, and what to do next.",
      full: "Write to smsfail when a patient's text did not arrive, in its own chat or by @smsfail in a channel or group chat. A few short questions later you know the likely cause, what to do about it, who has to do it, and whether sending again is wise. In a channel everybody there sees the questions and answers; in its own chat only you do. If you ask for it, it tells a channel or chat when many texts start failing, what is behind it, and when it is over. It reads only messages that mention it or are written to it. It never needs a patient's name, number or date of birth, and asks you to leave them out.",
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1f4e79',
    bots: [
      {
        botId: appId,
        scopes: [...scopes],
        isNotificationOnly: false,
        supportsFiles: false,
        supportsCalling: false,
        supportsVideo: false,
        // slash commands come as messages that one person alone may see, and want such an answer: still a preview
        supportsTargetedMessages: false,
        // one list for each scope: learn.microsoft.com/microsoft-365/extensibility/schema/root-bots-command-lists
        commandLists: scopes.map((scope) => ({
          scopes: [scope],
          triggers: ['mention' as const],
          commands: commands.map((command) => ({ ...command })),
        })),
      },
    ],
    // it knows who pressed a button, and may write to that person alone. No `authorization`: with consent for a
    // team or chat the bot would get every message there, patient data among them
    permissions: ['identity', 'messageTeamMembers'],
    supportsChannelFeatures: 'tier1',
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
  };
}
