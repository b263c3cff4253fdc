/** Every chat there is. To add one: a folder beside these, and a line here. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Clock } from '#kit/clock.ts';
import type { Fault } from '#kit/errors.ts';
import type { Logger } from '#kit/logger.ts';
import type { Chat } from './chat.ts';
import { readSlackEnv, slackEnv } from './slack/env.ts';
import { readTeamsEnv, teamsEnv } from './teams/env.ts';

export interface ChatTools {
  readonly log: Logger;
  readonly clock: Clock;
}

/** A chat that is configured; `route` is its place at the HTTP door, if it needs one. */
export interface OpenChat {
  readonly chat: Chat;
  readonly route?: {
    readonly path: string;
    handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
  };
}

/** What the environment says of a chat. */
export type ChatReading =
  | { readonly on: false }
  | { readonly on: true; readonly open: (tools: ChatTools) => Promise<OpenChat> }
  | { readonly faults: readonly Fault[] };

interface ChatKind {
  readonly title: string;
  readonly shape: z.ZodObject;
  read(env: Readonly<Record<string, string | undefined>>): ChatReading;
}

export const chats = {
  slack: kind('Slack', slackEnv, readSlackEnv, async (config, tools) => {
    // Slack's libraries take most of a second to load: only where Slack is used
    const { openSlack } = await import('./slack/index.ts');
    return openSlack(config, tools);
  }),
  teams: kind('Microsoft Teams', teamsEnv, readTeamsEnv, async (config, tools) => {
    const { openTeams } = await import('./teams/index.ts');
    return openTeams(config, tools);
  }),
  /** Opened by commands that talk in it, never by the environment. */
  terminal: { title: 'The terminal', shape: z.object({}), read: () => ({ on: false }) },
} as const satisfies Record<string, ChatKind>;

function kind<C>(
  title: string,
  shape: z.ZodObject,
  read: (
    env: Readonly<Record<string, string | undefined>>,
  ) => { on: false } | { on: true; config: C } | { faults: readonly Fault[] },
  open: (config: C, tools: ChatTools) => Promise<OpenChat>,
): ChatKind {
  return {
    title,
    shape,
    read(env) {
      const reading = read(env);
      if (!('config' in reading)) return reading;
      return { on: true, open: (tools) => open(reading.config, tools) };
    },
  };
}
