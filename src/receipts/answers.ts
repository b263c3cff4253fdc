/** What a provider is told: a status it acts on, and a sentence for whoever reads its log. */

export interface Answer {
  readonly status: number;
  readonly words: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const later = { 'retry-after': '10' };

export const answers = {
  taken: { status: 204, words: '' },
  confirmed: { status: 200, words: 'Confirmed.' },
  unsigned: (challenge?: string): Answer => ({
    status: 401,
    words: 'This needs the credentials of the provider.',
    ...(challenge ? { headers: { 'www-authenticate': challenge } } : {}),
  }),
  forged: { status: 403, words: 'The credentials are wrong.' },
  stale: { status: 403, words: 'This was signed too long ago, or its clock is wrong.' },
  malformed: { status: 400, words: 'This is not what the provider would send.' },
  foreign: { status: 415, words: 'Only JSON and forms are understood here.' },
  unavailable: { status: 503, words: 'It cannot be kept just now. Send it again later.', headers: later },
  nowhere: { status: 404, words: 'There is nothing here.' },
  refusals: {
    405: 'That method is not used here.',
    408: 'That took too long to arrive.',
    413: 'That is too long.',
  },
} as const satisfies Record<string, Answer | ((challenge?: string) => Answer) | Record<number, string>>;
