/** How-to questions about where a thing stands and what it means. */
import { topicTable } from './topic-words.ts';

const where =
  '(?:where|how (?:do|can|would|to|does|did)|which (?:tab|page|screen|menu)|what (?:tab|page|screen)|show me|can i|can we|is there (?:a|any|some) (?:\\S+ )?(?:way|place)|is there anywhere)';
const see =
  '(?:see|find|find out|check|tell|tells|know|look|view|show|shows|verify|confirm|make sure|figure out|search|say|says|pull up)';
const number = '(?:numbers?|phones?|mobile|cell|wireless)';
const reminders = '(?:reminders?|automatic)';
const byHand =
  '(?:manual|by hand|handtyped|direct|(?:i|we) (?:type|typed|write|send) (?:\\S+ )?(?:myself|ourselves)|typed (?:myself|ourselves))';
const manualFeatures = '(?:websched|ereminder|econfirmation|eservices|appointment texts?)';

/** In the order in which they are tried. */
export const findingTopics = topicTable([
  {
    topic: 'support-id',
    ways: [
      [
        '(?:ids?|identifier|reference number)',
        '(?:support|communications?|texts?|cliniko|url|chat|vendor|copy)',
      ],
      ['(?:number|part)', 'links?', '(?:support|vendor|chat)', '(?:copy|give|send|need|needs|want|wants)'],
    ],
    unless: ['(?:application|campaign|patient|caller|email|mail|provider|photo) ids?'],
  },
  {
    topic: 'shared-check',
    ways: [
      [
        '(?:where|how|which|is there|can (?:i|we)|tell|check|see|find|know|look)',
        '(?:shar(?:e|es|ing)(?! (?:\\S+ ){0,2}(?:screenshots?|phi|data|info|names?))|shared|same (?:\\S+ )?<phone>|duplicate (?:phone )?numbers?|who else (?:has|uses))',
      ],
      [
        see,
        '(?:more than one|two|several|multiple|other|another|which|different|someone|somebody) (?:patients?|charts?|profiles?|records?|people|accounts?|else)',
        '(?:number|phone|cell|mobile)',
      ],
    ],
    unless: ['(?:the|that|at the) same (?:problem|issue|time)', '(?:safe|safely|securely)'],
    givesWayToFailure: true,
  },
  {
    topic: 'line-type-place',
    ways: [
      [
        `(?:where|${where})`,
        '(?:(?:line|phone|number) type|(?:type|kind|sort) of (?:phone|number|line)|(?:mobile|cell) (?:or )?(?:an? )?landline|landline (?:or )?(?:an? )?(?:mobile|cell)|listed as)',
      ],
      [where, see, '(?:if|whether) (?:\\S+ ){0,4}(?:landline|mobile|cell)'],
    ],
    unless: ['set ?up', '(?:right|rightly|correctly|properly)'],
  },
  {
    topic: 'all-messages',
    ways: [
      [
        'a (?:place|list|screen|page|view) (?:with|of|for|where)',
        '(?:all|every|everything)',
        '(?:texts?|texted)',
      ],
      [
        '(?:all|every|everything|full|whole|complete|entire|together|combined)',
        '(?:across|features?|one (?:place|list|screen|page|view)|same (?:place|list|screen)|history)',
      ],
      [
        `${where} (?:\\S+ ){0,3}(?:see|find|view|look at|pull up) (?:\\S+ ){0,2}(?:all|every|everything) (?:of |the |our |her |his )*(?:texts?|we|you|that|texted|ever|sent)`,
      ],
    ],
    givesWayToFailure: true,
  },
  {
    topic: 'reminder-or-manual',
    ways: [
      ['(?:difference|differ|differs|different|same|versus|vs|treated|compared)', reminders, byHand],
      [
        '(?:location|locations|template|templates|preference|switch|settings?|credits?|rules?)',
        byHand,
        '(?:matter|matters|apply|applies|need|needs|count|counts|affect|affects)',
      ],
      [`(?:reminders?|automatic) (?:vs|versus|or) (?:\\S+ )?${byHand}`],
    ],
    unless: ['(?:see|find|together)'],
    givesWayToFailure: true,
  },
  {
    topic: 'sent-meaning',
    ways: [
      ['(?:what|does|do|is|mean|means)', '(?:sent|delivered|unknown|pending)', '(?:mean|means|meaning)'],
      [
        '(?:sent|delivered)',
        '(?:same|difference|different|differ|versus|vs|actually)',
        '(?:delivered|received|arrived|sent|got it|get it|gets it)',
      ],
      [
        '(?:is|does|are) (?:sent|delivered|unknown|pending)',
        '(?:failure|failed|final|bad|ok|okay|normal|an error)',
      ],
      [
        '(?:if|when) (?:\\S+ ){0,3}sent',
        '(?:did|does|do|has|have) (?:\\S+ ){0,3}(?:get|got|receive|received|have|it)',
      ],
    ],
    givesWayToFailure: true,
  },
  {
    topic: 'setup-check',
    ways: [
      [
        '(?:how|is|are|check|see|tell|know|make sure|verify|confirm)',
        '(?:set up|setup|configured|entered|saved|stored|labelled|labeled|filed) (?:\\S+ ){0,2}(?:right|rightly|correctly|correct|properly|ok|okay|fine)',
      ],
      [
        `(?:check|tell|see|know|make sure|verify|confirm) (?:\\S+ ){0,6}${number} (?:\\S+ ){0,3}(?:good|right|correct|ok|okay|fine|ready|valid)`,
      ],
      [
        'what (?:should|do|would)',
        '(?:see|look for|look like)',
        `(?:beside|next to|under|by) (?:\\S+ )?${number}`,
      ],
      [
        `what (?:should|does|would|must) (?:\\S+ ){0,4}(?:good|correct|right|proper) (?:\\S+ ){0,4}${number} (?:\\S+ ){0,3}look`,
      ],
    ],
    givesWayToFailure: true,
  },
  {
    topic: 'other-manual-pages',
    ways: [
      [
        '(?:which|what|where|is there|how|find|read|show)',
        '(?:page|pages|article|articles|documentation|docs|guide|manual|troubleshooting)',
        `(?:${manualFeatures}|covers?|manual|help (?:page|center|centre|article)|troubleshooting|documentation|docs)`,
      ],
    ],
    unless: ['manual (?:tab|texts?|reminders?|ones?|sends?|list|column)', '(?:texts?|sent) (?:\\S+ )?manual'],
    givesWayToFailure: true,
  },
  {
    topic: 'narrow-list',
    ways: [
      [
        '(?:filter|narrow|narrow down|sort|search|only show|show only|only see|see only|limit (?:the|it|this|that) (?:\\S+ ){0,3}to)',
        '(?:list|texts?|tab|manual|column|results|direct|dates?|communications|reminders)',
      ],
      ['(?:see|show|view) (?:just|only)', '(?:tab|list|manual|column)'],
      [
        `(?:${see}|get)`,
        '(?:which|list of|what) (?:patients|people|recipients)',
        `(?:<bulk>|target|direct text)`,
        '(?:on|in|of|part|were|was|got|get|behind)',
      ],
    ],
    unless: ['250', 'failed'],
    givesWayToFailure: true,
  },
  {
    topic: 'find-automatic',
    ways: [
      [
        `${where} (?:\\S+ ){0,6}(?:automatic|auto|scheduled reminders|reminders?)(?! (?:window|template|preference|off|on|fail|was|is|delivered))`,
      ],
    ],
    unless: [
      '(?:i|we|to|you) (?:turn|switch|change|set|link|send|stop|fix|edit|create|make|add|enable|disable|start|resend|get|difference|failed|failing|fail|text)',
      '(?:whether|if) (?:\\S+ ){0,3}reminders?',
      'manual reminders?',
      'by hand',
    ],
    givesWayToFailure: true,
  },
  {
    topic: 'find-manual',
    ways: [
      [
        `${where} (?:\\S+ ){0,6}(?:manual|by hand|handtyped|direct texts?|texts? (?:that )?(?:i|we) (?:sent|typed)|bulk texts? (?:that )?(?:i|we) sent|sent texts|review requests?)`,
      ],
      [
        'where (?:did|do|does|is|are) (?:my|our|the) (?:bulk|direct|manual) texts?',
        '(?:tab|go|stand|kept|stored)',
      ],
    ],
    unless: ['(?:i|we|to|you) (?:send|type|write|delete|filter|narrow|schedule|do|start)'],
    givesWayToFailure: true,
  },
  {
    topic: 'where-to-look',
    ways: [['where (?:do|should|can) (?:i|we) (?:start|look|begin|check)(?: looking| first)?']],
    unless: ['manual', 'automatic', number],
    givesWayToFailure: true,
  },
  {
    topic: 'where-to-look',
    ways: [
      [
        '(?:where|which (?:tab|page|screen|place)|what (?:tab|page|screen)) (?:\\S+ ){0,8}(?:status|happened|failed|log|sent|went through|delivered|delivery|results|error|reason|went|became|details|did not get|did not receive|got (?:it|the)|received|recipients)',
      ],
      [
        'how (?:do|can|would) (?:i|we) (?:see|tell|check|know|find out|look up) (?:\\S+ ){0,6}(?:status|delivered|went through|went out|failed|got (?:it|the)|received|happened|sent|went|arrived|became)',
      ],
    ],
    unless: ['wants?', 'opted'],
  },
]);
