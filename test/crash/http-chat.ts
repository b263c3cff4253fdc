/** A chat at the other end of a connection: it fails now and then, sometimes after it has said what it was told. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Chat, Place, Posted } from '#chat/chat.ts';
import { ChatTrouble } from '#kit/errors.ts';
import type { View } from '#views/view.ts';
import type { Dice } from '../store/rows.ts';

/** Something said: in which channel, below which message, and what. */
export interface Said {
  readonly does: 'post' | 'follow';
  readonly channel: string;
  readonly message: string;
  readonly title: string;
  readonly mark: string;
}

interface Call extends Omit<Said, 'does' | 'message'> {
  readonly does: Said['does'] | 'seek';
  readonly message?: string;
}

export interface ChatServer {
  readonly url: string;
  /** In the order in which it was said. */
  readonly said: readonly Said[];
  /** Calls that it failed, and how many of them were carried out all the same. */
  readonly failed: { before: number; after: number };
  close(): Promise<void>;
}

/** @param failing the part of the calls that fail; half of them after they were carried out. */
export async function startChat(thrown: Dice, failing: number): Promise<ChatServer> {
  const said: Said[] = [];
  const failed = { before: 0, after: 0 };

  function carryOut({ does, message, ...call }: Call): object {
    if (does === 'seek') {
      const found = said.find(({ mark, channel }) => mark === call.mark && channel === call.channel);
      return found ? { message: found.message } : {};
    }
    const one = { does, ...call, message: message ?? `m${said.length + 1}` };
    said.push(one);
    return { message: one.message };
  }

  const server = createServer(async (request, response) => {
    const call = JSON.parse(await text(request)) as Call;
    const wrong = thrown.maybe(failing) ? thrown.pick(['before', 'after'] as const) : undefined;
    if (wrong) failed[wrong]++;
    const answer = wrong === 'before' ? {} : carryOut(call);
    if (wrong && thrown.maybe()) request.socket.destroy();
    else response.writeHead(wrong ? 500 : 200).end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    said,
    failed,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The chat as its poster sees it. @param seeks whether it finds what was said by its mark. */
export function httpChat(url: string, seeks: boolean): Chat {
  async function call(what: Call): Promise<{ readonly message?: string }> {
    try {
      const answer = await fetch(url, { method: 'POST', body: JSON.stringify(what) });
      if (!answer.ok) throw new Error(`${answer.status}`);
      return (await answer.json()) as { message?: string };
    } catch (cause) {
      throw new ChatTrouble('The chat has failed.', { cause, hint: 'Try again.' });
    }
  }
  const place = (where: Place | Posted): Place => ('place' in where ? where.place : where);
  const say = async (does: Said['does'], where: Place | Posted, view: View, mark = ''): Promise<Posted> => {
    const { channel } = place(where);
    const below = 'place' in where ? { message: where.message } : {};
    const { message = '' } = await call({ does, channel, title: view.title, mark, ...below });
    return { place: place(where), message };
  };
  return {
    id: 'slack',
    ways: [],
    open: async () => {},
    close: async () => {},
    whole: (where) => where,
    privately: (where) => where,
    admits: async () => undefined,
    post: (where, view, _talk, mark) => say('post', where, view, mark),
    follow: (posted, view, mark) => say('follow', posted, view, mark),
    redraw: async (posted) => posted,
    async seek(where, mark) {
      if (!seeks) return 'untold';
      const { message } = await call({ does: 'seek', channel: place(where).channel, title: '', mark });
      return message === undefined ? 'absent' : { place: place(where), message };
    },
  };
}
