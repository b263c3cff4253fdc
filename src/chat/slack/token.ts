/** Whether Slack takes our token: asked once at the start, so that the operator hears of it before staff do. */
import type { WebClient } from '@slack/web-api';
import type { Logger } from '#kit/logger.ts';
import { slackCode, slackTrouble } from './errors.ts';

/** Logs what is wrong and its remedy. Never throws and never stops the start: Slack may only be out of reach for now. */
export async function checkToken(client: WebClient, log: Logger): Promise<void> {
  try {
    await client.auth.test();
  } catch (error) {
    const { message, hint } = slackTrouble(error);
    if (slackCode(error)) log.error({ hint }, `Slack does not accept SLACK_BOT_TOKEN. ${message}`);
    else log.warn({ hint }, 'Slack could not be asked whether it accepts SLACK_BOT_TOKEN.');
  }
}
