/** Sentences that belong to no one product: what the bot says of an error, a conflict, a retry. `{…}` is filled in when shown. */
import type { Origin, Retry } from './shape.ts';

export const sentences = {
  errorMeans: 'The error "{error}" means: {meaning}',
  errorUnlisted:
    'The error "{error}" is in none of the lists I hold, so I do not know what it means and will not guess.',
  errorUnlistedStep: 'Write down the error exactly as shown, "{error}", and contact {support} with it.',
  errorUnlistedForgotten:
    'The error you gave is in none of the lists I hold, so I do not know what it means and will not guess.',
  errorUnlistedForgottenStep: 'Write down the error exactly as shown and contact {support} with it.',
  errorAmbiguous:
    'Several providers use the code "{error}" for different things. Knowing the provider would settle it.',
  conflict:
    'The log says delivered, yet the error "{error}" stands beside it ({meaning}) These two contradict each other, so I count it neither as delivered nor as failed.',
  conflictStep:
    'Ask {support} which of the two holds, the status "delivered" or the error "{error}"; do not send it again on a guess.',
  conflictAskStep: 'If it matters today, ask the patient whether the text is there.',
  outranked:
    '{said} That does not fit the error shown. The error weighs more than memory, so I follow it; please check that point again.',
  doesNotFit: '{said} That does not fit this cause; please check that point again.',
  speaksAgainst: '{said} That speaks against it.',
  lessLikely: 'Nothing you told me points to it.',
  nextDay: 'the next day',
  codeMeans: 'The receipts carry the code "{error}", which means: {meaning}',
  receiptConflict:
    'Two receipts of that text contradict each other: one says delivered, the other carries the code "{error}" ({meaning}) I count it neither as delivered nor as failed.',
  disputed:
    '{told} The delivery receipts show otherwise: {found} A receipt weighs more than a log or memory, so I follow the receipts; please check that point again.',
  disputedError:
    'You gave the error "{told}"; the receipts of the text carry "{found}". A receipt weighs more, so I follow it.',
  mayBeOutside:
    'Depending on where the patient is, it was {times} there when the text went out. It may have been outside the messaging hours ({from} to {to}).',
} as const;

/** Where a reason came from, behind the reason. */
export const origins: Readonly<Record<Origin, string>> = {
  receipt: 'delivery receipts',
  log: 'your log',
  'error-text': 'the error shown',
  recollection: 'you told me',
};

/** What the public `retry` word of a cause means for staff. */
export const retries: Readonly<Record<Retry, string | undefined>> = {
  'no-until-changed': 'Sending the same text again will not help until this is put right.',
  'yes-later': 'You may send it again later; at once would most likely fail again.',
  'never-until-opt-in': 'Do not text this number until the person who opted out has opted in again.',
  'yes-in-window': undefined,
  'yes-slower': 'You may send it again, but more slowly.',
  'yes-next-day': 'You may send it again tomorrow; today it would fail again.',
  'yes-smaller-batch': undefined,
  'yes-after-top-up': undefined,
  'yes-after-change': 'You may send it again once the limit has been changed.',
  'yes-after-restart': 'Do not send the waiting texts again; they go by themselves once it works.',
  'yes-if-wanted': 'It was cancelled, not refused: send it again if you still want it to go.',
  'no-check-first': 'Do not send it again before you know whether it arrived.',
  'test-first': 'Test once before you send more, so that nobody gets it twice.',
  wait: undefined,
  once: 'Try once more, not again and again.',
  'not-applicable': undefined,
};

/** Causes that mean that nothing failed (row X3). */
export const notFailures = ['still-pending', 'delivered', 'bulk-hourly-limit-exceeded'] as const;
