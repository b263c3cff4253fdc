/** Requests as Slack sends them: signed with the v0 scheme, written from Slack's documentation, not from Bolt. */
import { createHmac } from 'node:crypto';

export interface Signing {
  readonly secret: string;
  /** ms; what Slack believes the time is. */
  readonly now?: number;
}

/** The two headers that prove where a body comes from. */
export function signatureHeaders(
  body: string,
  { secret, now = Date.now() }: Signing,
): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` };
}

/** Posts a form to `<base>/slack/events`. */
export function postForm(base: string, fields: Record<string, string>, signing: Signing): Promise<Response> {
  const body = new URLSearchParams(fields).toString();
  return fetch(new URL('/slack/events', base), {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...signatureHeaders(body, signing) },
  });
}

/** Posts an interaction: its payload is JSON inside a form. */
export function postPayload(base: string, payload: unknown, signing: Signing): Promise<Response> {
  return postForm(base, { payload: JSON.stringify(payload) }, signing);
}
