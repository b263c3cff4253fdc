/** What Slack needs from the environment, and what is wrong with it. */
import { z } from 'zod';
import type { Fault } from '#kit/errors.ts';

/** The environment shape of this chat; every variable may be absent. */
export const slackEnv = z.object({
  SLACK_SIGNING_SECRET: z
    .string()
    .optional()
    .describe('Slack over HTTP: Basic Information > App Credentials > Signing Secret'),
  SLACK_BOT_TOKEN: z
    .string()
    .optional()
    .describe('Slack: OAuth & Permissions > Bot User OAuth Token (xoxb-…); needed either way'),
  SLACK_APP_TOKEN: z
    .string()
    .optional()
    .describe(
      'Slack by Socket Mode, where no public address exists: Basic Information > App-Level Tokens, scope connections:write (xapp-…)',
    ),
  SLACK_API_URL: z
    .string()
    .optional()
    .describe("Another address of Slack's Web API, for tests against an emulator"),
});

type Variable = keyof z.infer<typeof slackEnv>;

/** Everything Slack is opened with. */
export interface SlackConfig {
  readonly botToken: string;
  readonly entrance:
    | { readonly by: 'http'; readonly signingSecret: string }
    | { readonly by: 'socket'; readonly appToken: string };
  /** Base address of the Web API, ends with a slash; Slack's own when absent. */
  readonly apiUrl?: string;
}

/**
 * Reads the four variables. Nothing set: Slack is off. Half-configured: every fault at once.
 * An empty value counts as absent. With an app token Socket Mode is used, whatever else is set. Throws nothing.
 */
export function readSlackEnv(
  env: Readonly<Record<string, string | undefined>>,
): { on: false } | { on: true; config: SlackConfig } | { faults: readonly Fault[] } {
  const value = (variable: Variable) => env[variable]?.trim() || undefined;
  const signingSecret = value('SLACK_SIGNING_SECRET');
  const botToken = value('SLACK_BOT_TOKEN');
  const appToken = value('SLACK_APP_TOKEN');
  const apiUrl = value('SLACK_API_URL');
  if (!signingSecret && !botToken && !appToken && !apiUrl) return { on: false };

  const faults: Fault[] = [];
  const fault = (variable: Variable, problem: string, remedy: string) =>
    faults.push({ variable, problem, remedy });

  if (!botToken)
    fault('SLACK_BOT_TOKEN', 'is missing, but Slack is switched on by another variable.', whereBotToken);
  else if (!botToken.startsWith('xoxb-'))
    fault('SLACK_BOT_TOKEN', 'is not a bot token: those begin with "xoxb-".', whereBotToken);
  if (!signingSecret && !appToken)
    fault(
      'SLACK_SIGNING_SECRET',
      'is missing, and so is SLACK_APP_TOKEN: Slack has no way in.',
      'Set the Signing Secret (Basic Information > App Credentials) for HTTP, or SLACK_APP_TOKEN for Socket Mode.',
    );
  if (signingSecret && /^x(ox|app)/.test(signingSecret))
    fault(
      'SLACK_SIGNING_SECRET',
      'holds a token instead of the signing secret.',
      'Copy the Signing Secret from Basic Information > App Credentials.',
    );
  if (appToken && !appToken.startsWith('xapp-'))
    fault(
      'SLACK_APP_TOKEN',
      'is not an app-level token: those begin with "xapp-".',
      'Create one under Basic Information > App-Level Tokens with the scope connections:write.',
    );
  if (apiUrl && !/^https?:\/\/[^\s/]+/.test(apiUrl))
    fault(
      'SLACK_API_URL',
      'is not an http(s) address.',
      'Remove it to use Slack, or give the full address, such as http://127.0.0.1:4000/api/.',
    );
  if (faults.length > 0) return { faults };

  return {
    on: true,
    config: {
      botToken: botToken as string,
      entrance: appToken
        ? { by: 'socket', appToken }
        : { by: 'http', signingSecret: signingSecret as string },
      ...(apiUrl ? { apiUrl: apiUrl.replace(/\/*$/, '/') } : {}),
    },
  };
}

const whereBotToken =
  'Install the app in the workspace, then copy the Bot User OAuth Token from OAuth & Permissions.';
