/** The terminal: the same talk without any account, and proof that the port is neutral. */
import type { Chat, Hear, Place } from '#chat/chat.ts';
import type { Asker } from './asker.ts';

export type { Asker } from './asker.ts';
export { askByLine } from './by-line.ts';
export { askByMenu } from './by-menu.ts';
export { render, type Sheet } from './render.ts';
export { bare, coloured, type Style } from './style.ts';

const exampleWords = 'caremessage reminder failed at 9:40pm, only the last one';
const place: Place = { chat: 'terminal', workspace: 'local', channel: 'terminal' };

export interface Terminal extends Chat {
  /** Ends when the person has left; throws what the conversation throws. */
  readonly talk: Promise<void>;
}

/** One person at one terminal. `open` begins the talk. */
export function openTerminal(asker: Asker): Terminal {
  const leaving = new AbortController();
  const talk = Promise.withResolvers<void>();

  async function run(hear: Hear): Promise<void> {
    let reply = await hear({ place, person: 'local', heard: { says: 'start' } });
    for (;;) {
      if (reply.refused === undefined) asker.show(reply.view);
      else asker.remark(reply.refused);
      if (reply.word !== undefined) asker.remark(reply.word);
      if (leaving.signal.aborted) break;
      const heard = await asker.ask(reply.view, leaving.signal);
      if (heard === undefined) break;
      reply = await hear({ place, person: 'local', talk: reply.talk, heard });
    }
    asker.remark('Goodbye. Nothing of this talk was kept.');
  }

  return {
    id: 'terminal',
    ways: [
      ['Type what you know, such as ', { command: exampleWords }, '.'],
      [{ command: 'explain 30007' }, ' says what a code or an error text means.'],
      [
        { command: 'alerts' },
        ' says what I tell unasked; ',
        { command: 'status' },
        ' how texts are doing today.',
      ],
    ],
    privately: () => place,
    whole: () => place,
    admits: async () => undefined,
    talk: talk.promise,
    async open(hear) {
      run(hear).then(talk.resolve, talk.reject);
    },
    async post(where, view) {
      asker.remark('For everybody in the channel:');
      asker.show(view);
      return { place: where, message: 'shown' };
    },
    async follow(posted, view) {
      asker.show(view, 'below');
      return { place: posted.place, message: 'shown' };
    },
    // what was written to a terminal cannot be read again
    seek: async () => 'untold',
    async redraw(posted, view) {
      asker.show(view);
      return posted;
    },
    async close() {
      leaving.abort();
      await talk.promise.catch(() => {});
    },
  };
}
