/** Every way to use a chat that the contract suite tries. A chat in the registry has to be among them. */
import type { Way } from './harness.ts';
import { slack, slackSocket } from './slack.ts';
import { teamsChannel, teamsPersonal } from './teams.ts';
import { terminalLines, terminalMenus } from './terminal.ts';

export const ways: readonly Way[] = [
  slack,
  slackSocket,
  teamsChannel,
  teamsPersonal,
  terminalLines,
  terminalMenus,
];
