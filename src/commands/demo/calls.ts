/** Calls the bot as a texting system does: signed, over HTTP. */
import { createHmac } from 'node:crypto';
import type { Text } from './clinics.ts';

/** @param url of the bot's door @param now when it is signed. @throws if the bot does not take it. */
export async function call(url: string, secret: string, texts: readonly Text[], now: Date): Promise<void> {
  const body = JSON.stringify(texts);
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const answer = await fetch(`${url}/dlr/generic`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-smsfail-timestamp': timestamp,
      'x-smsfail-signature': `sha256=${signature}`,
    },
    body,
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`The bot did not take a receipt: HTTP ${answer.status}.`);
}
