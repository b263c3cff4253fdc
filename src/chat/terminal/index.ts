/** The terminal: the same talk without any account, and proof that the port is neutral. */
import type { Chat, Hear, Place, Reply } from '#chat/chat.ts';
import type { Utterance } from '#views/utterance.ts';
import type { View } from '#views/view.ts';
import type { Asker } from './asker.ts';

export type { Asker } from './asker.ts';
export { askByLine } from './by-line.ts';
export { askByMenu } from './by-menu.ts';
export { render, renderBelow, type Sheet } from './render.ts';
export { bare, coloured, type Style } from './style.ts';

const exampleWords = 'caremessage reminder failed at 9:40pm, only the last one';
const place: Place = { chat: 'terminal', workspace: 'local', channel: 'terminal' };
/** The same, to be said to the person as if nobody else read along. */
const aside: Place = { ...place, address: 'private' };

export interface Terminal extends Chat {
  /** Ends when the person has left; throws what the conversation throws. */
  readonly talk: Promise<void>;
}

/** One person at one terminal. `open` begins the talk. */
export function openTerminal(asker: Asker): Terminal {
  const leaving = new AbortController();
  const talk = Promise.withResolvers<void>();
  let hearing = false;
  /** A talk that a turn has opened in private: it is shown when the turn is answered, and goes on from there. */
  let begun: Pick<Reply, 'talk' | 'view'> | undefined;

  async function run(hear: Hear): Promise<void> {
    let at: Pick<Reply, 'talk' | 'view'> = await turn(hear, { says: 'start' });
    while (!leaving.signal.aborted) {
      const heard = await asker.ask(at.view, leaving.signal);
      if (heard === undefined) break;
      at = await turn(hear, heard, at.talk);
    }
    asker.remark('Goodbye. Nothing of this talk was kept.');
  }

  /** Gives where the talk is then. */
  async function turn(hear: Hear, heard: Utterance, talk?: string): Promise<Pick<Reply, 'talk' | 'view'>> {
    hearing = true;
    const reply = await hear({ place, person: 'local', ...(talk === undefined ? {} : { talk }), heard });
    hearing = false;
    if (reply.refused === undefined) asker.show(reply.view);
    else asker.remark(reply.refused);
    if (reply.word !== undefined) asker.remark(reply.word);
    const opened = justBegun();
    if (opened) sayAside(opened.view);
    return opened ?? reply;
  }

  function justBegun(): typeof begun {
    const one = begun;
    begun = undefined;
    return one;
  }

  function sayAside(view: View): void {
    asker.remark('For you alone:');
    asker.show(view);
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
    privately: () => aside,
    whole: () => place,
    admits: async () => undefined,
    talk: talk.promise,
    async open(hear) {
      run(hear).then(talk.resolve, talk.reject);
    },
    async post(where, view, talk) {
      if (where.address !== aside.address) {
        asker.remark('For everybody in the channel:');
        asker.show(view);
      } else if (hearing && talk !== undefined) begun = { talk, view };
      else sayAside(view);
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
