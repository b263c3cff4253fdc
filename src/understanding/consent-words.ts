/** Who agreed to what: opt-outs, numbers shared by several records, reminder preferences. */
import { table } from './sayings.ts';

const stopWord = '(?:stop|stopall|stop all|cancel|unsubscribe|quit|end|revoke|optout|opt out)';
/** Forms of opting out, for somebody. */
const optedOut = `(?:opted out|opt out|opts out|unsubscribed|(?:texted|replied|sent|wrote|answered|responded|typed|text|reply|said|hit|put|messaged|texting|replying|replies|respond|texts) (?:back )?(?:us |in |with |to |the word |a |me |back )*${stopWord}|opting out|has stop on)`;
const sharing = [
  '(?:is |are |it is |is a |a |number is |phone is )?shar(?:e|es|ed|ing) (?:\\S+ ){0,3}(?:<phone>|one)',
  'shar(?:e|es|ed|ing) (?:it |this |that |the number |number )?(?:with|between|among|by)',
  '(?:same|one) (?:\\S+ )?<phone> (?:as|for|on|is on|used|listed|in) (?!always|before|ever|years|ages|file|the chart|a)(?:\\S+ ){0,3}',
  '(?:both|two|three|several|multiple|2|3|other|another|whole family|<kin>) (?:\\S+ ){0,4}(?:same|one|that|this) (?:\\S+ )?<phone>',
  '(?:same|one|this|that) (?:\\S+ )?<phone> (?:\\S+ ){0,3}(?:<kin>|both|two|three|other|another|multiple)',
  '(?:number|phone|cell|it) (?:is |also |shows |up )*(?:also )?(?:on|in|under|belongs to|for|used by) (?:\\S+ ){0,2}(?:<kin>|another|other|two|three|several|multiple|someone else|somebody else) ?(?:\\S+ )?(?:chart|charts|profile|profiles|record|records|patient|patients|account|accounts|file|too|as well)?',
  '(?:two|2|three|3|several|multiple|both|other|another) (?:patients?|profiles?|charts?|records?|people|family members) (?:\\S+ ){0,3}(?:same|this|that|the) (?:\\S+ )?<phone>',
  '(?:uses?|using|has|have|on|with|put|under) (?:her |his |their |the |my )?<kin> <phone>',
  '<kin> (?:uses?|has|have|on|with|put|shares?) (?:the |that |this |her |his )?same <phone>',
  'family (?:number|phone|cell|plan number)',
  'duplicate (?:phone )?number',
];

/** That nobody on the shared number opted out, said outright. */
const noneOptedOut = {
  means: 'shared-none-opted-out',
  words: [
    `(?:shar(?:e|es|ed|ing)|same|both|two|family) (?:\\S+ ){0,12}(?:neither|nobody|none|no one|not|never) (?:\\S+ ){0,4}(?:opted out|opt out|unsubscribed|stop|opted)`,
  ],
  over: 'sentence',
  evenDenied: true,
} as const;

export const noneOptedOutWords = table([noneOptedOut]);

/** Others on the number, and whether one of them opted out. */
export const sharedNumberWords = table([
  {
    means: 'not-shared',
    words: [
      '(?:number |phone |it |cell )?(?:is )?(?:not|never) (?:a )?shared?(?: number| phone| with| by)?',
      '(?:nobody|no one|no other|no) (?:else |other |patient |patients |one |chart |record |profile |family )*(?:has|have|uses|with|shares|on|is on|using) (?:that|the|this|her|his|it) ?(?:same )?(?:<phone>)?',
      '(?:not|no) (?:on |in |under )?(?:any |another )?other (?:charts?|profiles?|records?|patients?)',
      '(?:does|do|did) not share (?:\\S+ ){0,3}',
      '(?:only|just) (?:her|his|this|one) (?:chart|profile|record|patient) (?:has|with|uses) (?:that|this|the|it)',
      'not sharing',
      'unique number',
    ],
    evenDenied: true,
    unless: ['not (?:sure|know)'],
  },
  noneOptedOut,
  {
    means: 'shared-someone-opted-out',
    words: sharing.flatMap((shared) => [
      `${shared} (?:\\S+ ){0,14}${optedOut}`,
      `${optedOut} (?:\\S+ ){0,14}${shared}`,
    ]),
    over: 'sentence',
  },
  {
    means: 'shared-someone-opted-out',
    words: [
      `(?:<kin>|someone else|somebody else|another (?:patient|profile|record|person)|other (?:patient|profile|record|person)|(?:one|someone|somebody) on (?:it|the number|that number|this number|the same number)) (?:\\S+ ){0,3}(?:has |have |had |also |who |on the same number |with the same number )*${optedOut}`,
    ],
    unless: ['(?:for|of|about) (?:her|his|the) <kin>'],
  },
  // Shared, with nothing said of opt-outs: see `open` in understand.ts.
  {
    means: 'shared-none-opted-out',
    words: sharing,
    unless: ['no (?:share|shared)'],
  },
] as const);

/** Questions that name the sharing itself: "how do I tell whether two charts have the same phone?" */
export const sharingAsked = table([
  {
    means: 'shared-none-opted-out',
    words: [
      '(?:two|2|both|other|another|multiple) (?:patients?|charts?|profiles?|records?|people) (?:\\S+ ){0,3}(?:have|has|share|use|with|on) (?:\\S+ ){0,2}(?:same|one|a) <phone>',
      '(?:two|2|both|multiple) (?:patients?|charts?|profiles?|records?|people) shar(?:e|ing) (?:\\S+ ){0,2}<phone>',
    ],
    asked: true,
  },
] as const);

export const optedOutWords = table([
  {
    means: 'no',
    words: [
      `(?:not|never|nor|neither|nobody) (?:\\S+ ){0,2}${optedOut}`,
      'not (?:\\S+ )?opted out',
      'opted (?:back )?in',
      '(?:texted|replied|sent|wrote) (?:us |back )*(?:start|unstop|yes|optin|opt in)',
      'no opt out(?:s)?',
      '(?:not|never) (?:marked|listed|flagged|shown) (?:as )?opted out',
      'text ok (?:is |says |set to )*yes',
    ],
    evenDenied: true,
    unless: ['not (?:sure|know)', 'never opted in', 'not opted in'],
  },
  {
    means: 'yes',
    words: [
      optedOut,
      '(?:marked|listed|flagged|shows?|showing|is|was|are|status) (?:as )?(?:opted out|opt out|do not text|unsubscribed)',
      '(?:told|asked|wants|wanted) us (?:to stop|not to) (?:text|texting|send|sending)',
      'on (?:the |our )?(?:opt out|do not text|stop) list',
      'text ok (?:is |says |set to )*no',
      'revoked consent',
      '(?:se dio de baja|mando stop|respondio stop|texto stop)',
    ],
    unless: [
      '(?:opt|opting|opted) (?:\\S+ )?(?:them|her|him|these|those|people) out',
      'not to opt',
      '(?:someone else|somebody else|another|other|<kin>) (?:\\S+ ){0,4}(?:opted out|unsubscribed|stop|cancel|opt out)',
      '(?:nobody|no one|none|neither)',
      'stop (?:asking|sending|the|it|texting me)',
      'opt out (?:link|wording|text|language|instructions|list)',
    ],
  },
] as const);

const preferencePlace =
  '(?:preference|preferred|prefers|communications?|reminder type|automatic reminders?|reminder method|contact method|reminders?)';

export const preferenceWords = table([
  {
    means: 'none',
    words: [
      `${preferencePlace} (?:\\S+ ){0,6}none`,
      `none (?:\\S+ ){0,4}(?:under|in|for|as) (?:\\S+ ){0,3}(?:preference|communications|communications preference|reminders?)`,
      '(?:him|her|them|patient|this patient|it|he|she) (?:\\S+ )?from none to (?:text|email)',
      'from none to text',
      '(?:she|he|patient) is (?:set |down |on |marked )?(?:to |as |for )?none',
      '(?:wants|asked for|prefers) no reminders',
    ],
    unless: [
      '(?:template|appointment type|appointment reminder text|click|linked|none of)',
      'none (?:go|goes|get|gets|went|are|is|were|came|come|sent|arrive|of|left|at all|went)',
    ],
    asked: true,
    evenDenied: true,
  },
  {
    means: 'email',
    words: [
      `${preferencePlace} (?:\\S+ ){0,6}(?:email|emails|e mail)(?: only)?`,
      `email (?:\\S+ ){0,3}(?:under|in|for|as) (?:\\S+ ){0,3}(?:preference|communications|reminders?)`,
      '(?:set|down|signed up|marked|listed) (?:up )?(?:to|for|as|on) (?:the )?(?:email|emails)(?: only)?',
      '(?:him|her|them|patient|it|he|she) (?:\\S+ )?from email to text',
      'from email to text',
      '(?:gets|prefers|wants|chose|picked|asked for) (?:only |her |his |their )?(?:reminders? )?(?:by |via |through |in )?emails?',
      'email only',
    ],
    unless: [
      'email (?:us|me|support|address|them|her|him)',
      '(?:an|our|the) email',
      'by email to support',
      'email reminders? (?:go|work|arrive|are fine|still|get)',
      'text and email',
      'email and text',
    ],
    asked: true,
  },
  {
    means: 'sms',
    words: [
      `(?:preference|preferred|prefers|communications|reminder type|automatic reminder|reminder method|contact method) (?:\\S+ ){0,5}(?:text|texts|default|the default)`,
      '(?:set|down|signed up) (?:up )?(?:to|for|on) (?:text|texts|text reminders)(?! (?:up|out))',
    ],
    unless: [
      'not',
      '(?:none|email)',
      'template',
      'communications (?:log|tab)',
      'log',
      'communications (?:\\S+ ){0,4}(?:failed|text (?:is|was|says|shows|failed|sent)|no text|nothing)',
      '(?:we|i) (?:are|is) set',
      'communications',
    ],
  },
  {
    means: 'sms',
    words: [
      'communications preference (?:\\S+ ){0,4}(?:text|texts|default)',
      'preference (?:\\S+ ){0,3}(?:is|says|to) (?:\\S+ )?(?:text|texts)',
    ],
    unless: ['not', '(?:none|email)'],
  },
] as const);
