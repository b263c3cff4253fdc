/** The how-to questions staff ask, by the words that tell them apart. Read only where something is asked. */
import type { TopicId } from '#knowledge/topics.ts';
import { pattern } from './sayings.ts';

export interface TopicWords {
  readonly topic: TopicId;
  readonly words: readonly RegExp[];
  readonly unless?: readonly RegExp[];
  /** Clear even where it is told rather than asked. */
  readonly told?: true;
  /** Where a text has failed, the failure is what staff ask about. */
  readonly givesWayToFailure?: true;
}

const where =
  '(?:where|how (?:do|can|would|to|does|did)|which (?:tab|page|screen|menu)|what (?:tab|page|screen)|show me|can i|can we|is there a (?:way|place))';

export const topicWords: readonly TopicWords[] = [
  {
    topic: 'commlog-delete',
    words: [
      '(?:delete|deleted|deleting|remove|removed|removing|get rid of|erase|erased) (?:\\S+ ){0,6}commlog',
      'commlog (?:\\S+ ){0,6}(?:delete|deleted|remove|removed|erase|erased|go away|gone)',
    ].map(pattern),
    told: true,
  },
  {
    topic: 'suppress-for-cost',
    words: [
      'opt (?:\\S+ ){0,3}out',
      '(?:do|should|can|must|shall) (?:i|we) (?:\\S+ ){0,2}(?:suppress|unsubscribe|take|remove) (?:\\S+ ){0,3}(?:off|number|list|campaign|them|her|him)?',
    ].map(pattern),
    unless: [
      '(?:did|has|have|had) (?:\\S+ )?opt',
      'opt out (?:link|wording)',
      'undo',
      'back in',
      'commlog',
      'how (?:do|can) (?:i|we) (?:know|tell|see|check)',
      'if (?:she|he|they|patient) opt',
    ].map(pattern),
  },
  {
    topic: 'opt-in-again',
    words: [
      'opt (?:\\S+ ){0,3}(?:back )?in',
      '(?:flip|switch|change|move|set|turn|put|edit) (?:\\S+ ){0,5}(?:from )?(?:none|email) (?:back )?(?:to|over to|into) (?:text|texts)',
      '(?:flip|switch|change|set|turn|put) (?:\\S+ ){0,4}(?:preference|reminders?) (?:\\S+ ){0,3}to text',
      '(?:turn|switch|start|enable) (?:\\S+ ){0,4}(?:texting|texts|reminders) (?:back on|on again|again)',
      '(?:turn|switch) (?:\\S+ ){0,3}back on for (?:her|him|them|this patient)',
      '(?:resubscribe|re subscribe|re enable|reenable|unblock|undo (?:\\S+ ){0,3}(?:opt out|stop)|reverse (?:\\S+ ){0,3}(?:opt out|stop)|remove (?:\\S+ ){0,3}(?:opt out|stop)|lift (?:\\S+ ){0,3}(?:opt out|stop))',
      'text (?:her|him|them) again after',
    ].map(pattern),
    unless: [pattern('commlog')],
  },
  {
    topic: 'support-id',
    words: [
      '(?:id|ids|identifier|communications id|id number) (?:\\S+ ){0,6}(?:support|url|cliniko|want|wants|need|needs|asking|asks|for)',
      '(?:support|they) (?:\\S+ ){0,6}(?:communications? |text )?(?:id|identifier)',
      '(?:find|get|copy|see|where is) (?:\\S+ ){0,3}(?:communications?|text) id',
    ].map(pattern),
    unless: ['(?:application|campaign|patient|caller) id'].map(pattern),
  },
  {
    topic: 'secure-upload',
    words: [
      '(?:send|give|share|upload|get|submit|email|attach) (?:\\S+ ){0,8}(?:phi|patient (?:info|data|information|name|names|details|list)|screenshots?|patient screenshot|spreadsheet)',
      '(?:dropbox|secure (?:link|upload|way|email)|securely|upload link|safe way)',
      '(?:can|may|should|ok to|okay to) (?:\\S+ ){0,3}(?:email|send) (?:\\S+ ){0,6}(?:phi|patient (?:name|info|data))',
    ].map(pattern),
  },
  {
    topic: 'shared-check',
    words: [
      `${where} (?:\\S+ ){0,8}(?:shar(?:e|es|ed|ing)|same (?:\\S+ )?<phone>|duplicate (?:phone )?numbers?|who else has|other (?:patients|charts|profiles) (?:\\S+ ){0,3}number)`,
      '(?:tell|check|see|find|know) (?:\\S+ ){0,10}(?:shar(?:e|es|ed|ing)|same (?:\\S+ )?<phone>)',
    ].map(pattern),
  },
  {
    topic: 'line-type-place',
    words: [
      `${where} (?:\\S+ ){0,10}(?:line type|phone type|number type|type of (?:phone|number|line)|(?:mobile|cell) or (?:an? )?landline|landline or (?:an? )?(?:mobile|cell)|listed as|if (?:\\S+ ){0,3}(?:landline|mobile|cell))`,
    ].map(pattern),
  },
  {
    topic: 'retry-clock',
    words: [
      '(?:is it|am i|are we|it is|was it) (?:now )?too late',
      'too late (?:now|to|for)',
      '(?:will|would) (?:they|it|those|the reminders|todays reminders|reminders) (?:still |now )?(?:go|send)(?: out)?',
      '(?:am i|are we|still|be|was i|were we) (?:still )?in time',
      '(?:will|does|do|would|did) (?:\\S+ ){0,4}(?:retry|try again|resend (?:them|it|those|automatic)|go out now|still go out|go out after|resend on)',
      '(?:how long|until when|till when|how many hours|how often) (?:\\S+ ){0,5}(?:retry|retries|try|trying|keep)',
      '(?:top|topped) up (?:\\S+ ){0,8}(?:go out|resend|retry|send now|still send)',
    ].map(pattern),
  },
  {
    topic: 'bulk-limit',
    words: [
      '(?:why|limit|limited|max|maximum|cap|capped|only|stop|stops|stopped|first|allowed|more than|over|past) (?:\\S+ ){0,5}250',
      '250 (?:\\S+ ){0,4}(?:limit|max|maximum|cap|an hour|per hour|only|went)',
      '(?:how many) (?:texts|patients|people) (?:\\S+ ){0,4}(?:can|at once|bulk|per hour|an hour)',
      '(?:hourly|bulk|text) limit',
    ].map(pattern),
    unless: ['(?:list|sent|send|bulk|have|has) (?:\\S+ ){0,3}(?:more than|over) 250'].map(pattern),
  },
  {
    topic: 'bulk-purpose',
    words: [
      '(?:can|may|should|could|ok to|okay to|allowed to|what) (?:\\S+ ){0,6}(?:bulk|mass|blast) (?:\\S+ ){0,6}(?:for|promo|promotion|promos|marketing|advert|ads|holiday|birthday|special|specials|offer|offers|newsletter|whitening|sale)',
      '(?:promo|promotion|promos|marketing|advertis\\w+|newsletter|holiday|special offer|whitening) (?:\\S+ ){0,6}(?:bulk|mass|blast)',
      'what (?:is|are|can) (?:\\S+ ){0,3}bulk (?:\\S+ ){0,3}(?:for|used for|meant for)',
    ].map(pattern),
  },
  {
    topic: 'sent-meaning',
    words: [
      '(?:sent|delivered) means?',
      '(?:does|do|did|is) (?:\\S+ )?(?:sent|delivered) (?:mean|the same|actually)',
      'what (?:does|is) (?:\\S+ )?(?:sent|delivered)(?: status)? mean',
      'difference between sent and delivered',
      'if (?:it says )?sent (?:\\S+ ){0,3}(?:get|got|receive|have)',
    ].map(pattern),
    givesWayToFailure: true,
  },
  {
    topic: 'number-format',
    words: [
      '(?:need|needs|add|put|include|have|require|required|use|matter|matters|should|type|enter|write|with|without|want|leave) (?:\\S+ ){0,6}(?:country code|area code|\\+ ?\\d{1,3}|spaces|dashes|parentheses|brackets|hyphens|the 1|a 1|leading (?:0|zero|1)|leading zero)',
      '(?:country code|area code|\\+ ?\\d{1,3}|spaces|dashes|parentheses|brackets|hyphens) (?:\\S+ ){0,6}(?:need|needed|matter|matters|required|necessary|ok|okay|allowed|problem|include|have)',
      '(?:format|formatted|formatting|written|entered|typed|write|enter|type) (?:\\S+ ){0,5}(?:numbers?|phone numbers?|phone)',
      '(?:numbers?|phone|phones) (?:\\S+ ){0,5}(?:format|formatted|formatting|written|entered|typed in)',
    ].map(pattern),
    unless: [
      '(?:invalid|wrong|bad) (?:number )?format',
      'formatted (?:wrong|incorrectly|badly)',
      'was typed',
      'typed (?:it|wrong)',
      'someone typed',
      'somebody typed',
    ].map(pattern),
  },
  {
    topic: 'setup-check',
    words: [
      '(?:how|is|are|check|see|tell|know|make sure) (?:\\S+ ){0,8}(?:set up|setup|configured|entered|saved) (?:right|rightly|correctly|correct|properly|ok|okay|fine)',
      'what (?:should|does|would) (?:\\S+ ){0,4}(?:good|correct|right|proper) (?:\\S+ ){0,4}(?:number|mobile|phone) (?:\\S+ ){0,3}look',
    ].map(pattern),
    givesWayToFailure: true,
  },
  {
    topic: 'find-automatic',
    words: [
      `${where} (?:\\S+ ){0,6}(?:automatic|auto|scheduled reminders|reminders?)(?! (?:window|template|preference|off|on|fail))`,
    ].map(pattern),
    unless: [
      '(?:turn|switch|change|set|link|send|stop|fix|edit|create|make|add|enable|disable|start|resend|check if|tell if|difference|failed|failing|fail|text)',
    ].map((word) => pattern(`(?:i|we|to|you) ${word}`)),
    givesWayToFailure: true,
  },
  {
    topic: 'find-manual',
    words: [
      `${where} (?:\\S+ ){0,6}(?:manual|by hand|handtyped|direct texts?|texts? (?:i|we) (?:sent|typed)|bulk texts? (?:i|we) sent|sent texts|review requests?)`,
    ].map(pattern),
    unless: ['(?:send|type|write|delete|filter|narrow|schedule)'].map((word) =>
      pattern(`(?:i|we|to|you) ${word}`),
    ),
    givesWayToFailure: true,
  },
  {
    topic: 'narrow-list',
    words: [
      '(?:filter|narrow|narrow down|sort|search|only show|only see|limit) (?:\\S+ ){0,6}(?:list|texts?|tab|manual|column|results|direct|dates?|communications|reminders)',
    ].map(pattern),
    unless: [pattern('250')],
  },
  {
    topic: 'all-messages',
    words: [
      '(?:all|every|everything|full|whole|complete|entire) (?:\\S+ ){0,6}(?:across|features?|one place|texting history|text history|history|together)',
      `${where} (?:\\S+ ){0,3}(?:see|find|view|look at|pull up) (?:\\S+ ){0,2}(?:all|every|everything)(?: of)?(?: the| our| her| his)? ?(?:texts?)?`,
    ].map(pattern),
    givesWayToFailure: true,
  },
  {
    topic: 'reminder-or-manual',
    words: [
      'difference between (?:\\S+ ){0,4}(?:reminders?|manual|automatic)',
      '(?:reminders?|automatic) (?:vs|versus|or) (?:\\S+ )?(?:manual|by hand|direct)',
    ].map(pattern),
    givesWayToFailure: true,
  },
  {
    topic: 'messaging-hours',
    words: [
      '(?:what|which|when|during what) (?:\\S+ ){0,4}hours',
      '(?:how late|how early|what time|until what time|till when|until when|when) (?:\\S+ ){0,5}(?:can|may|allowed|text|send|go out|stop|stops)',
      '(?:texting|messaging|quiet|text|global) hours',
      '(?:can|may|should|ok to|allowed to) (?:i|we|you) (?:text|send|message) (?:\\S+ ){0,4}(?:at night|after \\d+ ?(?:pm|am)?|before \\d+ ?(?:pm|am)?|on (?:sunday|weekends?|saturday)|this late|this early|past \\d+)',
      '(?:does|do|is) (?:\\S+ ){0,2}(?:7|9|9pm|7am|21:00|9:00) (?:\\S+ )?(?:count|included|ok|inside)',
    ].map(pattern),
    unless: [pattern('(?:reminder )?window')],
    givesWayToFailure: true,
  },
  {
    topic: 'other-manual-pages',
    words: [
      '(?:which|what|where) (?:\\S+ ){0,4}(?:page|pages|manual page|article|documentation|docs|help page|guide) (?:\\S+ ){0,6}',
      '(?:page|article|manual|docs|instructions|guide|help) (?:\\S+ ){0,3}(?:for|on|about) (?:\\S+ ){0,2}(?:websched|ereminder|econfirmation|eservices|appointment texts)',
    ].map(pattern),
    unless: ['manual tab', 'where (?:do|can|is|are) (?:\\S+ ){0,6}manual texts'].map(pattern),
    givesWayToFailure: true,
  },
  {
    topic: 'send-message',
    words: [
      '(?:how (?:do|can|would|to|should)|where (?:do|can)|steps to|show me how to|way to) (?:i |we |you |one )*(?:\\S+ ){0,1}(?:send|schedule|text|start|create|write|compose|message) (?:\\S+ ){0,4}(?:texts?|patients?|bulk|direct|one|reminder|everyone|list|her|him|them|group|someone)',
    ].map(pattern),
    unless: ['(?:resend|again|failed|support)', 'send (?:\\S+ ){0,3}support'].map(pattern),
    givesWayToFailure: true,
  },
  {
    topic: 'where-to-look',
    words: [
      `(?:where|which (?:tab|page|screen)|what (?:tab|page|screen)) (?:\\S+ ){0,8}(?:status|happened|failed|log|sent|went through|delivered|delivery|results|error|reason|went|look|became|details)`,
      'how (?:do|can|would) (?:i|we) (?:see|tell|check|know|find out|look up) (?:\\S+ ){0,6}(?:status|delivered|went through|went out|failed|got (?:it|the)|received|happened|sent|went|arrived)',
    ].map(pattern),
    unless: ['wants?', 'opted'].map(pattern),
  },
];
