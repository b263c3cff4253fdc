/** Causes that lie in what the text says or carries. */
import type { Cause } from '../shape.ts';

export const content = {
  'carrier-blocked-content': {
    title: 'The text was filtered out for what it says',
    means:
      'A phone company or the sending service judged that the text breaks its content rules. Filters err, so a harmless text can be caught.',
    group: 'content',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'To pass the message on now, call the patient. Do not send the same text over and over; that makes filtering worse.',
        who: 'front-desk',
      },
      {
        text: 'See whether the text has links, all capitals, prices or offers; take them out if it goes again.',
        who: 'front-desk',
      },
      {
        text: 'Contact {support} with the time, the error shown and how many patients are affected, and ask for a review.',
        who: 'vendor-support',
      },
    ],
  },
  'carrier-blocked-spam': {
    title: 'The phone company took the text for spam',
    means:
      "The patient's phone company sorted the text out as unwanted mail. Harmless texts can be caught too.",
    group: 'content',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'To pass the message on now, call the patient; do not send the same text over and over.',
        who: 'front-desk',
      },
      {
        text: 'Reword the text: say who you are and what it is about, and leave out links and offers.',
        who: 'front-desk',
      },
      {
        text: 'Contact {support} if more than one patient is affected; they can take it up with the phone company.',
        who: 'vendor-support',
      },
    ],
  },
  'provider-blocked-spam': {
    title: 'The sending service took the text for spam',
    means:
      "The text was sorted out as spam before it reached the patient's phone company, by the service that sends your texts.",
    group: 'content',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      { text: 'To pass the message on now, call the patient.', who: 'front-desk' },
      {
        text: 'Contact {support} with the error shown and ask what tripped the filter; they can have it reviewed.',
        who: 'vendor-support',
      },
    ],
  },
  'url-blocked': {
    title: 'A link in the text got it blocked',
    means: 'The text carries a web link that filters do not let through, often a shortened one.',
    group: 'content',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'Send the text again without the link, or with the full address of your own website.',
        who: 'front-desk',
      },
      {
        text: "Contact {support} if the link was put in by the system or is your own website's.",
        who: 'vendor-support',
      },
    ],
  },
  'url-in-manual-text': {
    title: 'A typed or pasted link got the text dropped',
    means:
      'Phone companies often drop texts with a link that somebody typed or pasted, while links put in by the system pass.',
    group: 'content',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      { text: 'Send the text again without the link.', who: 'front-desk' },
      {
        text: 'Where patients need a link, use a feature of the system that puts it in itself.',
        who: 'front-desk',
      },
    ],
  },
  'message-too-long': {
    title: 'The text is too long',
    means:
      'The text has more characters than can be sent. Emoji and special letters count for more than one.',
    group: 'content',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      { text: 'Shorten the text, leave out emoji, then send it again.', who: 'front-desk' },
      { text: 'If it comes from a template, shorten the template.', who: 'practice-admin' },
    ],
  },
  'invalid-message-content': {
    title: 'The text is empty or not readable for the network',
    means: 'The text arrived without words, or with signs the phone network could not handle.',
    group: 'content',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'See whether the text or its template is empty or holds pasted symbols; type it anew and send again.',
        who: 'front-desk',
      },
      { text: 'If a freshly typed text fails as well, contact {support}.', who: 'vendor-support' },
    ],
  },
  'media-problem': {
    title: 'The picture or file in the text could not be sent',
    means: 'What was attached is too large, of a kind that cannot be sent, or could not be fetched.',
    group: 'content',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      { text: 'Send the text again without the attachment, or with a smaller picture.', who: 'front-desk' },
      { text: 'If an ordinary picture fails as well, contact {support}.', who: 'vendor-support' },
    ],
  },
} as const satisfies Record<string, Cause>;
