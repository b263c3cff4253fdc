import type { Chat } from '#chat/chat.ts';

/** What a chat does for things said unasked, of one that lets everything be said and remembers nothing. */
export const unasked = {
  whole: (place) => place,
  admits: async () => undefined,
  follow: async (posted) => posted,
  seek: async () => 'untold',
} satisfies Partial<Chat>;
