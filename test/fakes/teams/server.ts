/**
 * Teams's side of the wire, on loopback: the connector that the bot posts to. Writes every call down, keeps what
 * stands in each conversation, and can be told to fail.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cardProblems } from '../../chat/teams/card-schema.ts';
import { people, personal, type TeamsPerson } from './cast.ts';
import { type CallKind, routed } from './route.ts';

export interface Call {
  readonly kind: CallKind;
  readonly method: string;
  readonly path: string;
  /** As it came, `;messageid=…` and all; absent for `create`. */
  readonly conversation?: string;
  /** The message sent, updated or deleted; the member asked for. */
  id?: string;
  /** Of `members`: how many are asked for, and from which one on. */
  readonly pageSize?: number;
  readonly from?: number;
  /** Set where a message answers another by its address. */
  readonly replyTo?: string;
  readonly body: any;
  readonly authorization: string | undefined;
  /** Bytes of the body. */
  readonly size: number;
  /** ms of this machine. */
  readonly at: number;
  /** What it was answered with; 0 when it was not. */
  status: number;
}

/** A message as everybody sees it now. */
export interface Standing {
  readonly id: string;
  readonly conversation: string;
  activity: any;
  updates: number;
}

const staff: readonly Reader[] = [people.nora, people.omar, people.rita];

/** Somebody in a conversation; a `user` of the practice when no role is told. */
export type Reader = TeamsPerson & { readonly userRole?: 'user' | 'guest' | 'anonymous' };

/** What goes wrong, `times` over (1 when absent). */
export interface Mishap {
  readonly status?: number;
  readonly code?: string;
  readonly retryAfter?: string;
  /** The connection is cut without an answer. */
  readonly drop?: boolean;
  /** Done, but the connection is cut without an answer. */
  readonly lost?: boolean;
  /** Done, but answered this many ms late. */
  readonly late?: number;
  readonly times?: number;
}

export type FakeTeams = Awaited<ReturnType<typeof startFakeTeams>>;

/** Starts it on a free port. `checked: false`: takes any card, quickly; else one that is not Adaptive Cards 1.5 gets a 400. */
export async function startFakeTeams({ checked = true }: { readonly checked?: boolean } = {}) {
  const badCards: string[] = [];
  const calls: Call[] = [];
  const messages = new Map<string, Standing>();
  const rosters = new Map<string, readonly Reader[]>();
  const mishaps = new Map<CallKind, { mishap: Mishap; left: number }>();
  const watchers = new Set<() => void>();
  let serial = 1_700_000_000_000;

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const call: Call = {
      ...routed(request.method ?? '', request.url ?? '/', raw),
      authorization: request.headers.authorization,
      size: raw.length,
      at: Date.now(),
      status: 0,
    };
    calls.push(call);
    const mishap = nextMishap(call.kind);
    if (mishap?.drop) request.socket.destroy();
    else if (mishap?.status) {
      const retry = mishap.retryAfter === undefined ? {} : { 'retry-after': mishap.retryAfter };
      const code = mishap.code ?? 'ServiceError';
      say(response, call, mishap.status, { error: { code, message: 'words of Teams' } }, retry);
    } else {
      const [status, body] = carryOut(call);
      if (mishap?.late) await new Promise((resolve) => setTimeout(resolve, mishap.late));
      if (mishap?.lost) request.socket.destroy();
      else say(response, call, status, body);
    }
    for (const watcher of watchers) watcher();
  }

  function nextMishap(kind: CallKind): Mishap | undefined {
    const next = mishaps.get(kind);
    if (!next || next.left <= 0) return undefined;
    next.left -= 1;
    return next.mishap;
  }

  function carryOut(call: Call): [number, unknown] {
    const { kind, conversation = '', body } = call;
    if (checked && (kind === 'send' || kind === 'update')) {
      const problems = problemsOf(body);
      badCards.push(...problems);
      if (problems.length > 0) return [400, fault('BadSyntax')];
    }
    if (kind === 'send' || kind === 'typing') {
      serial += 1;
      call.id = String(serial);
      if (kind === 'send') messages.set(call.id, { id: call.id, conversation, activity: body, updates: 0 });
      return [201, { id: call.id }];
    }
    if (kind === 'create') {
      const person = Object.values(people).find(({ id }) => id === body?.members?.[0]?.id);
      return person && person.tenant === body.tenantId
        ? [201, { id: personal(person).conversation.id }]
        : [400, fault('BadArgument')];
    }
    if (kind === 'member') {
      const person = Object.values(people).find(({ id, aadObjectId }) =>
        [id, aadObjectId].includes(call.id!),
      );
      return person ? [200, { ...person, userRole: 'user' }] : [404, fault('MemberNotFoundInConversation')];
    }
    if (kind === 'members') {
      const roster = rosters.get(root(conversation) ?? '') ?? staff;
      const { pageSize = 200, from = 0 } = call;
      const members = roster.slice(from, from + pageSize).map(({ tenant, userRole = 'user', ...rest }) => ({
        ...rest,
        tenantId: tenant,
        userRole,
      }));
      const next = from + pageSize;
      return [200, { members, ...(next < roster.length ? { continuationToken: String(next) } : {}) }];
    }
    const standing = messages.get(call.id ?? '');
    if (!standing || root(standing.conversation) !== root(conversation)) return [404, fault('NotFound')];
    if (kind === 'delete') messages.delete(standing.id);
    else Object.assign(standing, { activity: body, updates: standing.updates + 1 });
    return [200, { id: standing.id }];
  }

  /** Waits until `find` gives something, asked anew after every call. */
  function until<T>(find: () => T | undefined, what: string, ms = 3000): Promise<T> {
    const now = find();
    if (now !== undefined) return Promise.resolve(now);
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        watchers.delete(watcher);
      };
      const watcher = () => {
        const found = find();
        if (found === undefined) return;
        done();
        resolve(found);
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`waited in vain for ${what}`));
      }, ms);
      watchers.add(watcher);
    });
  }

  return {
    serviceUrl,
    calls,
    /** What was wrong with the cards that were refused. */
    badCards,
    /** What stands now, by id, oldest first. */
    messages,
    callsOf: (kind: CallKind) => calls.filter((call) => call.kind === kind),
    /** What stands in that conversation now, oldest first; a channel's threads belong to it. */
    standingIn: (conversation: string) =>
      [...messages.values()].filter(
        (one) => one.conversation === conversation || root(one.conversation) === conversation,
      ),
    /** These read along in a conversation; else Nora, Omar and Rita do. */
    gather: (conversation: string, readers: readonly Reader[]) =>
      void rosters.set(root(conversation) ?? '', readers),
    /** The next calls of that kind go wrong. */
    goWrong: (kind: CallKind, mishap: Mishap) => void mishaps.set(kind, { mishap, left: mishap.times ?? 1 }),
    allWell: () => mishaps.clear(),
    until,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Bytes of a message that Teams takes for sure; see the limits of `chat/teams`. */
const mostBytes = 28_000;

function problemsOf(activity: any): string[] {
  const cards = (activity?.attachments ?? []).filter(
    (one: any) => one.contentType === 'application/vnd.microsoft.card.adaptive',
  );
  return cards.flatMap(({ content }: any) => [
    ...cardProblems(content),
    ...(Buffer.byteLength(JSON.stringify(content)) > mostBytes ? ['too large'] : []),
  ]);
}

const root = (conversation: string) => conversation.split(';')[0];
const fault = (code: string) => ({ error: { code, message: 'words of Teams' } });

function say(response: ServerResponse, call: Call, status: number, body: unknown, headers = {}): void {
  call.status = status;
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
