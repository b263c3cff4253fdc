/**
 * Slack's side of the wire, on loopback: Web API, response addresses, Socket Mode. Strict where Slack is strict:
 * tokens, triggers (3 s, once), response addresses (30 min, 5 uses), payloads. Lives on the clock it is given.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { bot, Conversations, conversationOf } from './conversations.ts';
import type { Signing } from './sign.ts';
import { type Refusal, validatePayload } from './validate.ts';

/** ms; no rule of Slack's, only so that a test ends. */
const patience = 30_000;

export interface Call {
  readonly method: string;
  readonly token: string;
  readonly args: Record<string, any>;
}

/** One thing to go wrong, `times` over (1 when absent). */
export interface Mishap {
  /** `lost`: it is done, and the answer gets lost. */
  readonly as: 'error' | 'rate-limit' | 'http-500' | 'drop' | 'lost' | 'delay';
  /** Slack's word for `error`. */
  readonly error?: string;
  /** s, for `rate-limit`. */
  readonly retryAfter?: number;
  /** ms, for `delay`. */
  readonly ms?: number;
  readonly times?: number;
}

export interface HookPost {
  readonly address: string;
  readonly body: any;
}

export type FakeSlack = Awaited<ReturnType<typeof startFakeSlack>>;

/** Starts it on a free port. `now` in ms. Payloads Slack would refuse are refused, and listed in `refusals`. */
export async function startFakeSlack(options: { readonly now?: () => number } = {}) {
  const now = options.now ?? Date.now;
  const calls: Call[] = [];
  const posts: HookPost[] = [];
  const refusals: (Refusal & { readonly where: string })[] = [];
  const messages = new Map<string, any>();
  const conversations = new Conversations(messages);
  const views = new Map<string, any>();
  const triggers = new Map<string, { until: number; used: boolean }>();
  const hooks = new Map<string, { until: number; uses: number; onPost: (body: any) => void; of?: string }>();
  const mishaps = new Map<string, { mishap: Mishap; left: number }>();
  const wires = new Set<WebSocket>();
  const retired = new Set<WebSocket>();
  const pending = new Map<string, (payload: any) => void>();
  const watchers = new Set<() => void>();
  const closedChannels = new Set<string>();
  let serial = 0;
  let answersClose = true;
  let knowsCharts = true;

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (wire) => {
      wires.add(wire);
      wire.on('close', () => wires.delete(wire));
      wire.on('message', (data) => {
        const { envelope_id, payload } = JSON.parse(String(data));
        pending.get(envelope_id)?.(payload);
        pending.delete(envelope_id);
      });
      if (!answersClose) wire.removeAllListeners('close');
      wire.send(
        JSON.stringify({ type: 'hello', num_connections: wires.size, connection_info: { app_id: 'A1' } }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString();
    const path = request.url ?? '/';
    const name = path.startsWith('/hooks/') ? 'response_url' : path.replace('/api/', '');
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const args = name === 'response_url' ? JSON.parse(raw) : formArgs(raw);
    calls.push({ method: name, token, args });
    const mishap = nextMishap(name);
    if (mishap && (await stumble(mishap, response))) return;
    if (name === 'response_url') answerHook(path, args, response);
    else {
      const said = answerCall(name, token, args);
      if (mishap?.as === 'lost') response.destroy();
      else json(response, { ...said });
    }
    for (const look of watchers) look();
  }

  function nextMishap(name: string): Mishap | undefined {
    const planned = mishaps.get(name);
    if (!planned || planned.left === 0) return undefined;
    planned.left -= 1;
    return planned.mishap;
  }

  /** True when the mishap has answered already. */
  async function stumble(mishap: Mishap, response: ServerResponse): Promise<boolean> {
    if (mishap.as === 'delay') await new Promise((resolve) => setTimeout(resolve, mishap.ms));
    if (mishap.as === 'drop') response.destroy();
    if (mishap.as === 'http-500') response.writeHead(500).end('oops');
    if (mishap.as === 'error') json(response, { ok: false, error: mishap.error });
    if (mishap.as === 'rate-limit')
      json(response, { ok: false, error: 'ratelimited' }, 429, {
        'retry-after': String(mishap.retryAfter ?? 1),
      });
    return mishap.as !== 'delay' && mishap.as !== 'lost';
  }

  function answerHook(path: string, body: any, response: ServerResponse): void {
    const hook = hooks.get(path);
    if (!hook || now() > hook.until || hook.uses >= 5) {
      response.writeHead(404).end('expired_url');
      return;
    }
    hook.uses += 1;
    if (isStrange(body) || refuse('response_url', body, 'message')) {
      response.writeHead(400).end('invalid_blocks');
      return;
    }
    posts.push({ address: base + path, body });
    if (body.response_type === 'in_channel' && !body.replace_original) messages.set(stamp(), body);
    if (body.response_type === 'in_channel' && body.replace_original && hook.of)
      messages.set(hook.of, { ...messages.get(hook.of), ...body });
    response.end('ok');
    hook.onPost(body);
  }

  function answerCall(method: string, token: string, args: any): object {
    if (method === 'apps.connections.open')
      return token === appToken
        ? { ok: true, url: `${base.replace('http', 'ws')}/link?ticket=${randomUUID()}` }
        : { ok: false, error: 'invalid_auth' };
    if (token !== botToken) return { ok: false, error: token ? 'invalid_auth' : 'not_authed' };
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: 'T1', ...bot };
      case 'chat.postMessage': {
        const closed = closedChannels.has(args.channel)
          ? 'not_in_channel'
          : conversations.closed(args.channel);
        if (closed) return { ok: false, error: closed };
        if (args.thread_ts && !messages.has(args.thread_ts)) return { ok: false, error: 'thread_not_found' };
        if (isStrange(args) || refuse(method, args, 'message')) return { ok: false, error: 'invalid_blocks' };
        const ts = stamp();
        messages.set(ts, args);
        return { ok: true, channel: conversationOf(args.channel), ts, message: { text: args.text, ...bot } };
      }
      case 'chat.update': {
        const said = messages.get(args.ts);
        if (args.channel !== conversationOf(args.channel)) return { ok: false, error: 'channel_not_found' };
        if (!said || conversationOf(said.channel ?? args.channel) !== args.channel)
          return { ok: false, error: 'message_not_found' };
        if (isStrange(args) || refuse(method, args, 'message')) return { ok: false, error: 'invalid_blocks' };
        messages.set(args.ts, { ...said, ...args, channel: said.channel ?? args.channel });
        return { ok: true, channel: args.channel, ts: args.ts };
      }
      case 'conversations.info':
        return conversations.info(args);
      case 'conversations.history':
        return conversations.history(args);
      case 'conversations.replies':
        return conversations.replies(args);
      case 'views.open':
      case 'views.push': {
        const spent = worn(args.trigger_id);
        if (spent) return { ok: false, error: spent };
        if (refuse(method, args.view, 'modal')) return { ok: false, error: 'invalid_arguments' };
        serial += 1;
        const view = { id: `V${serial}`, ...args.view };
        views.set(view.id, view);
        return { ok: true, view };
      }
      case 'views.update': {
        if (!views.has(args.view_id)) return { ok: false, error: 'not_found' };
        if (refuse(method, args.view, 'modal')) return { ok: false, error: 'invalid_arguments' };
        const view = { id: args.view_id, ...args.view };
        views.set(view.id, view);
        return { ok: true, view };
      }
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  function worn(id: string): string | undefined {
    const trigger = triggers.get(id);
    if (!trigger) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    trigger.used = true;
    return now() > trigger.until ? 'expired_trigger_id' : undefined;
  }

  /** What this workspace does not know yet; no fault of the payload. */
  const isStrange = ({ blocks = [] }: any) =>
    !knowsCharts && blocks.some(({ type }: any) => type === 'data_visualization');

  function refuse(where: string, payload: any, surface: 'message' | 'modal'): boolean {
    const found = validatePayload(payload, surface);
    refusals.push(...found.map((one) => ({ where, ...one })));
    return found.length > 0;
  }

  function stamp(): string {
    serial += 1;
    return `${Math.floor(now() / 1000)}.${String(serial).padStart(6, '0')}`;
  }

  return {
    base,
    apiUrl: `${base}/api/`,
    botToken,
    appToken,
    signingSecret,
    /** For the helpers that sign: the secret and this Slack's time. */
    signing: (): Signing => ({ secret: signingSecret, now: now() }),
    calls,
    callsTo: (method: string) => calls.filter((call) => call.method === method),
    /** What came to response addresses and was taken. */
    posts,
    refusals,
    /** Messages everybody sees, by their ts (those of a response address too). */
    messages,
    views,
    wires,
    closedChannels,
    /** What `conversations.info` tells of a channel, by its id. */
    channels: conversations.channels,
    /** Scopes the app was not granted, such as `channels:history`. */
    lacking: conversations.lacking,
    /** From now on charts are known here, or not. */
    knowCharts: (knows: boolean) => {
      knowsCharts = knows;
    },
    trigger: () => {
      const id = `${++serial}.${randomUUID()}`;
      triggers.set(id, { until: now() + 3000, used: false });
      return id;
    },
    /** `of`: the message that everybody sees, if it comes with a press in one. */
    responseUrl: (onPost: (body: any) => void = () => {}, of?: string) => {
      const path = `/hooks/${++serial}/${randomUUID()}`;
      hooks.set(path, { until: now() + 30 * 60_000, uses: 0, onPost, ...(of ? { of } : {}) });
      return base + path;
    },
    /** Plans a mishap for a Web API method, or for `response_url`. */
    mishap: (method: string, mishap: Mishap) => mishaps.set(method, { mishap, left: mishap.times ?? 1 }),
    /** Nothing more goes wrong. */
    allWell: () => mishaps.clear(),
    /** Sends by Socket Mode; gives what was acknowledged, or `late` where nothing was. */
    deliver: (type: 'slash_commands' | 'interactive', payload: object): Promise<any> => {
      const wire = [...wires].find((one) => one.readyState === one.OPEN && !retired.has(one));
      if (!wire) return Promise.resolve('not connected');
      const envelope_id = randomUUID();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, patience, 'late');
        pending.set(envelope_id, (answered) => {
          clearTimeout(timer);
          resolve(answered);
        });
        wire.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: true }));
      });
    },
    /** Asks one connection (the oldest) to come again, as Slack does every hour or so. */
    refresh: () => {
      const wire = [...wires].find((one) => !retired.has(one));
      if (!wire) return;
      retired.add(wire);
      wire.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    /** From now on connections go dead instead of closing. */
    playDead: () => {
      answersClose = false;
      for (const wire of wires) wire.pause();
    },
    /** Resolves when `ready` gives something, looked at after every call; rejects where it never does. */
    until: async <T>(ready: () => T | undefined, what = 'what was awaited'): Promise<T> => {
      const end = performance.now() + patience;
      for (;;) {
        const found = ready();
        if (found !== undefined) return found;
        if (performance.now() > end) throw new Error(`Slack waited for ${what}`);
        await new Promise<void>((resolve) => {
          const look = () => {
            clearTimeout(timer);
            watchers.delete(look);
            resolve();
          };
          const timer = setTimeout(look, 20);
          watchers.add(look);
        });
      }
    },
    async [Symbol.asyncDispose]() {
      for (const wire of wires) wire.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const botToken = 'xoxb-fake-bot-token';
const appToken = 'xapp-fake-app-token';
const signingSecret = 'fake-signing-secret';

function formArgs(raw: string): Record<string, any> {
  return Object.fromEntries(
    [...new URLSearchParams(raw)].map(([key, value]) => {
      try {
        return [key, /^[[{]|^(true|false)$/.test(value) ? JSON.parse(value) : value];
      } catch {
        return [key, value];
      }
    }),
  );
}

function json(
  response: ServerResponse,
  body: object,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
