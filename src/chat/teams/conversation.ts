/** Ids of conversations: a thread of a channel is the channel's id with the id of its first message behind it. */

/** The channel of a thread; any other conversation is its own. */
export const rootOf = (conversation: string): string => conversation.split(';')[0] ?? conversation;

/** The thread that begins with a message, or that it stands in. */
export const threadOf = (conversation: string, message: string): string =>
  conversation.includes(';') ? conversation : `${conversation};messageid=${message}`;

/**
 * Whether a conversation is a channel, by the look of its id: after a restart nothing else is known of it. Ids as in the
 * examples of learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations; teams made before 2020 have `skype`.
 */
export const looksLikeChannel = (conversation: string): boolean =>
  /@thread\.(tacv2|skype)$/.test(rootOf(conversation));
