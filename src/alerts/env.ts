/** What alerts read of the environment. */
import { z } from 'zod';

/** A channel of a chat: where alerts are told without anybody having asked there. */
export interface ConfiguredChannel {
  readonly chat: string;
  readonly workspace: string;
  readonly channel: string;
  /** Of Teams: the service address. */
  readonly address?: string;
}

/** `slack:T0123/C0456`, `teams:tenant/19:…@thread.tacv2@https://…`; the last `@` before a web address parts it. */
const form = /^([a-z]+):([\w.-]{1,80})\/([^\s/]{1,200}?)(?:@(https:\/\/[^\s?#]{1,200}))?$/;

function channelsOf(text: string): ConfiguredChannel[] | undefined {
  const read = text.split(/[\s,]+/).filter((part) => part !== '');
  const channels = read.flatMap((part) => {
    const [, chat, workspace, channel, address] = form.exec(part) ?? [];
    if (!chat || !workspace || !channel) return [];
    return [{ chat, workspace, channel, ...(address === undefined ? {} : { address }) }];
  });
  return channels.length === read.length && read.length > 0 ? channels : undefined;
}

export const alertsShape = z.object({
  ALERT_CHANNEL: z
    .string()
    .transform(channelsOf)
    .pipe(z.custom<ConfiguredChannel[]>(Array.isArray))
    .optional()
    .meta({
      description:
        'Channels that hear of failing texts without anybody having asked there, beside those where somebody typed `alerts here`: chat, workspace and channel, several with a space between; of Teams with the service address behind an @',
      rule: 'must be a chat, its workspace and its channel',
      example: 'slack:T0123/C0456',
    }),
});
