/** How-to questions about what one may, must or should do, and how. */
import { topicTable } from './topic-words.ts';

const mayI = '(?:can|may|should|could|shall|do|must|when|ok|okay|allowed|worth|need|better|want|supposed)';
const topUp =
  '(?:top(?:ped|ping|s)? ?up|(?:buy|buying|bought|add|added|adding|get|got|purchase|purchased|recharge|refill|reload) (?:\\S+ ){0,3}credits?)';
const unsocial =
  '(?:at night|this late|this early|on (?:the )?(?:sundays?|weekends?|saturdays?|holidays?)|after \\d+ ?(?:pm|am)?|before \\d+ ?(?:pm|am)?|past \\d+)';

/** In the order in which they are tried. */
export const adviceTopics = topicTable([
  {
    topic: 'commlog-delete',
    ways: [
      ['commlog', '(?:delete|deleted|deleting|remove|removed|removing|get rid of|erase|erased|gone|go away)'],
    ],
    told: true,
  },
  {
    topic: 'suppress-for-cost',
    ways: [
      ['(?:opt|opting) (?:\\S+ ){0,4}out'],
      ['(?:should|must|need|needs|supposed|better|have to|has to) (?:\\S+ ){0,5}opted out'],
      [mayI, '(?:suppress|suppressing|unsubscribe|unsubscribing)'],
      [
        mayI,
        '(?:take|remove|drop) (?:\\S+ ){0,4}(?:off|from) (?:\\S+ ){0,2}(?:list|lists|campaigns?|blasts?)',
      ],
    ],
    unless: [
      '(?:did|has|have|had) (?:\\S+ )?opt',
      'opt out (?:link|wording)',
      'undo',
      'back in',
      'commlog',
      'how (?:do|can) (?:i|we) (?:know|tell|see|check)',
      'if (?:she|he|they|patient) opt',
      '(?:remove|lift|undo|reverse) (?:\\S+ ){0,3}opt out',
      '(?:she|he|they|patients?) (?:can|could) (?:opt|unsubscribe)',
    ],
  },
  {
    topic: 'opt-in-again',
    ways: [
      ['opt(?:ed|ing)? (?:(?!out )\\S+ ){0,3}(?:back )?in'],
      [
        '(?:flip|switch|change|move|set|turn|put|edit) (?:\\S+ ){0,5}(?:from )?(?:none|email) (?:back )?(?:to|over to|into) (?:text|texts)',
      ],
      ['(?:flip|switch|change|set|turn|put) (?:\\S+ ){0,4}(?:preference|reminders?) (?:\\S+ ){0,3}to text'],
      [
        '(?:turn|switch|start|enable) (?:\\S+ ){0,4}(?:texting|texts|reminders|her|him|them|patient) (?:back on|on again|again)',
      ],
      [
        '(?:turn|switch|text|send|start|enable) (?:\\S+ ){0,3}(?:on|her|him|them)',
        '(?:opted out|unsubscribed|stop)',
        '(?:can|may|should|how|ok)',
        '(?:wants?|now|asked|agreed)',
      ],
      [
        '(?:resubscribe|re subscribe|re enable|reenable|unblock (?!us|our)|(?:undo|reverse|remove|lift) (?:\\S+ ){0,3}(?:opt out|stop))',
      ],
      ['text (?:her|him|them|this patient) again', '(?:stop|opted out|opt out|unsubscribed)'],
      [
        '(?:wants?|would like|asks?|asked|asking|allow|allowed)',
        '(?:again|back)',
        '(?:stop|opted out|opt out|unsubscribed|cancel)',
      ],
    ],
    unless: ['commlog', '(?:log|sign|logged|signed) (?:\\S+ )?in'],
  },
  {
    topic: 'secure-upload',
    ways: [
      ['(?:dropbox|secure (?:link|upload|way|email|place)|securely|safely|upload link|safe (?:way|place))'],
      [
        '(?:send|give|share|upload|get|submit|email|attach|forward|tell|post|paste|put)',
        '(?:phi|(?:patients?|her|his|their) (?:info|data|information|names?|details|list|dob|birthday|chart)|screenshots?|spreadsheet|zznamezz)',
        '(?:support|vendor|email|caremessage|chat|them)',
      ],
    ],
    unless: ['(?:bulk|direct) text'],
  },
  {
    topic: 'retry-clock',
    ways: [
      ['(?:is it|am i|are we|it is|was it) (?:now )?too late'],
      ['too late (?:now|to|for)'],
      ['(?:will|would) (?:they|it|those|(?:\\S+ ){0,3}reminders?) (?:still |now )?(?:go|send|be sent)'],
      ['(?:am i|are we|still|be|was i|were we|i am|we are) (?:still )?in time'],
      [
        '(?:will|does|do|would|did) (?!(?:i|we) )(?:\\S+ ){0,4}(?:retry|try again|resend|go out now|still go out|go out after|resend on)',
      ],
      [
        '(?:how long|until when|till when|how many (?:hours|times)|how often|until what time|for how long)',
        '(?:retry|retries|retrying|try|tries|trying|attempts?)',
      ],
      [
        topUp,
        '(?:until|till|when|latest|deadline|how (?:long|late|soon|many hours)|what time|by what|still|in time)',
        '(?:can|do|must|should|have to|need|will|would|still|before|reminders?|what|how)',
      ],
      ['(?:get|be|are) (?:resent|sent again|tried again)', '(?:credits?|top up|topped up)'],
      [
        topUp,
        '(?:resends?|retry|retries|try again|tries again|trying|go out|still (?:go|send|get)|(?:will|would|are|get|be) (?:\\S+ ){0,3}sent|by itself|itself|on (?:its|their) own|automatic)',
      ],
    ],
    unless: ['where (?:do|can) (?:i|we) (?:\\S+ )?(?:top|buy|add)'],
  },
  {
    topic: 'bulk-limit',
    ways: [
      [
        '(?:why|limit|limited|max|maximum|cap|capped|only|stop|stops|stopped|first|allowed|more than|over|past) (?:\\S+ ){0,5}250',
      ],
      ['250 (?:\\S+ ){0,4}(?:limit|max|maximum|cap|an hour|per hour|only|went)'],
      ['(?:hourly|text|bulk|sending) limit'],
      [
        `(?:<bulk>|at once|at the same time|(?:one|an|per|each) hour|hourly|one go)`,
        '(?:limits?|max|maximum|cap|how many (?:texts|patients|people|recipients)|how many (?:can|may|could) (?:i|we)|too many|(?:can|could|may) (?:i|we) (?:\\S+ ){0,6}(?:[3-9]\\d\\d|\\d[\\d.]{3,}))',
      ],
    ],
    unless: [
      '(?:list|sent|send|bulk|have|has) (?:\\S+ ){0,3}(?:more than|over) 250',
      'how many (?:\\S+ ){0,3}(?:failed|did not|got|received)',
    ],
  },
  {
    topic: 'bulk-purpose',
    ways: [
      [
        '<bulk>',
        '(?:promos?|promotions?|promotional|marketing|advert\\w*|ads|newsletters?|holiday|birthday|christmas|specials?|offers?|discounts?|sale|whitening)',
        '(?:can|may|should|could|ok|okay|allowed|what|is|are|for)',
      ],
      ['<bulk>', '(?:use|used|using|meant|intended|made|allowed|ok|okay|good) (?:\\S+ ){0,6}for'],
      [`what (?:is|are|can) (?:\\S+ ){0,3}<bulk> (?:\\S+ ){0,3}for`],
      ['(?:what|which) (?:kinds?|sorts?|types?|texts?)', '<bulk>', '(?:can|may|allowed|ok|okay|should)'],
    ],
  },
  {
    topic: 'number-format',
    ways: [
      [
        '(?:country code|area code|(?:prefix|\\+ ?\\d+)|spaces|blanks|dashes|parentheses|brackets|hyphens|(?:the|a) 1|leading (?:0|zero|1))',
        '(?:need|needs|needed|add|put|include|have|require|required|use|matter|matters|should|type|enter|write|with|without|want|leave|take|remove|drop|ok|okay|allowed|necessary|problem)',
      ],
      [
        '(?:format|formatted|formatting|written|entered|typed|typed in|write|enter|type)',
        '(?:phone numbers?|numbers?|phones?|mobile|cell)',
        '(?:how|which|what|does|do|should|must|need|matter|matters|is|are)',
      ],
    ],
    unless: [
      '(?:invalid|wrong|bad) (?:number )?format',
      'formatted (?:wrong|incorrectly|badly)',
      'was typed',
      'typed (?:it|wrong)',
      'someone typed',
      'somebody typed',
      '(?:right|rightly|correctly|properly)',
      '(?:type of|phone type|line type|number type)',
    ],
  },
  {
    topic: 'messaging-hours',
    ways: [
      ['(?:what|which|when|during what|are|is there) (?:\\S+ ){0,4}hours'],
      [
        '(?:how late|how early|what time|until what time|till when|until when|when) (?:\\S+ ){0,6}(?:can|may|allowed|text|send|go out|stop|stops)',
      ],
      ['(?:texting|messaging|quiet|text|global) hours'],
      [`(?:can|may|should|ok to|allowed to) (?:i|we|you) (?:text|send|message) (?:\\S+ ){0,4}${unsocial}`],
      [
        `(?:do|does|can|may|will|are|would) (?:\\S+ ){0,4}(?:go out|send|sent|go|allowed) (?:\\S+ ){0,5}${unsocial}`,
      ],
      [
        '(?:does|do|is) (?:\\S+ ){0,2}(?:7|9|9 ?pm|7 ?am|21:00|9:00|7:00|07:00) (?:\\S+ )?(?:count|included|ok|okay|inside|allowed)',
      ],
    ],
    unless: ['(?:reminder )?window', 'how many hours', 'per hour'],
    givesWayToFailure: true,
  },
  {
    topic: 'send-message',
    ways: [
      [
        '(?:how|where|steps|show me|way)',
        '(?:to|i|we|you|one) (?:\\S+ )?(?:send|sending|schedule|text|start|create|write|compose|do|make|run)(?: up)? (?:\\S+ ){0,3}(?:texts?|patients?|bulk|direct|one|reminder|everyone|list|her|him|them|group|someone)',
      ],
    ],
    unless: [
      'resend',
      'again',
      'failed',
      'support',
      'fix',
      'see',
      'check',
      'status',
      'arrived?',
      'look',
      'looking',
    ],
    givesWayToFailure: true,
  },
]);
