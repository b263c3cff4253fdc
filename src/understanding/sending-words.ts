/** What staff say of how a text left: the connector, the sending line, links in it. */
import { table } from './sayings.ts';

const connector = '(?:econnector|connector|eservice|eservices|listener)';

export const connectorWords = table([
  {
    means: 'working',
    words: [
      `${connector} (?:\\S+ ){0,4}(?:green|working|works|running|up|fine|ok|okay|good|online|connected|healthy|active|clear|clean|started|back)`,
      `${connector} (?:\\S+ ){0,6}(?:no|not any|without|zero|0) (?:more |any )?errors?`,
      `no (?:more |any )?errors? (?:\\S+ ){0,3}${connector}`,
      `(?:restarted|refreshed) (?:\\S+ ){0,4}${connector} (?:\\S+ ){0,4}(?:green|working|fine|good|ok|running)`,
    ],
    over: 'sentence',
    unless: [
      '<not> (?:\\S+ ){0,1}(?:green|working|running|up|fine|ok|online|connected|active|started|good)',
      'still (?:\\S+ ){0,3}(?:error|errors|red|down)',
      `${connector} (?:\\S+ ){0,3}(?:down|red|stopped|offline|error)`,
    ],
    evenDenied: true,
  },
  {
    means: 'error',
    words: [
      `${connector} (?:\\S+ ){0,5}(?:down|red|stopped|offline|broken|dead|error|errors|crashed|disconnected|critical|failing|failed|yellow|off)`,
      `${connector} (?:\\S+ ){0,3}(?:not|never|will not|can not) (?:\\S+ )?(?:working|running|green|up|start|started|connect|connected|active|online|refresh|responding|work)`,
      `errors? (?:\\S+ ){0,4}(?:on|in|with|for|from) (?:the |our )?${connector}`,
      `(?:restart|reboot) (?:the )?${connector} (?:\\S+ ){0,3}(?:error|not)`,
    ],
    over: 'sentence',
    unless: [
      `(?:no|not any|without|zero|0) (?:more |any )?errors?`,
      'acknowledged (?:\\S+ ){0,12}(?:green|working|running|fine)',
      '(?:was|were) (?:\\S+ )?(?:down|off|stopped) (?:\\S+ ){0,8}(?:now|since|back)',
    ],
    evenDenied: true,
  },
] as const);

export const senderLineWords = table([
  {
    means: 'recently-switched-to-landline',
    words: [
      '(?:we|office|clinic|practice|just|recently|our|us) (?:\\S+ ){0,5}(?:moved|switched|changed|ported|moving|switching|converted|transferred|migrated|set up) (?:\\S+ ){0,6}(?:to|onto|as|for|with) (?:\\S+ ){0,4}landline',
      '(?:moved|switched|changed|ported|converted|transferred) (?:\\S+ ){0,3}(?:texting|texts|text number|number) (?:\\S+ ){0,4}landline',
      '(?:texting|texts) (?:\\S+ ){0,3}(?:from|on|through|over) (?:our|the) (?:\\S+ )?landline (?:now|since)',
      '(?:texting|text) enabled (?:our|the) (?:\\S+ )?landline',
      'our landline (?:is |was )?(?:just |now |recently )*(?:text enabled|for texting)',
      'waiting (?:on|for) (?:\\S+ ){0,4}(?:landline|number) (?:\\S+ ){0,3}confirmed',
    ],
    over: 'sentence',
    unless: [
      'patient (?:\\S+ )?(?:moved|switched|changed) to an? landline',
      '(?:she|he) (?:moved|switched|changed)',
    ],
  },
  {
    means: 'toll-free',
    words: [
      'tollfree',
      '(?:1 )?(?:800|888|877|866|855|844|833) (?:number|line)',
      'tfn',
      '1-8(?:00|88|77|66|55|44|33)',
      'freephone',
    ],
    unless: [
      'blocks? (?:all )?tollfree',
      'tollfree (?:block|blocking)',
      'tfn not verified',
      '(?:blocked|blocking) (?:\\S+ ){0,3}tollfree',
      '(?:her|his|patient) (?:\\S+ )?(?:tollfree|800)',
    ],
  },
  {
    means: 'alt',
    words: [
      'alt(?:ernate|ernative)? (?:text )?(?:number|line|phone|one)',
      '(?:our|the|from|on|using|via) alt',
      'alt text',
      'secondary text (?:number|line)',
    ],
    unless: ['(?:her|his|patient|patients) (?:\\S+ )?alt'],
  },
  {
    means: 'main',
    words: [
      '(?:from|on|using|our|the|with|use|via) (?:\\S+ ){0,2}main (?:text |office |texting |phone |clinic |practice )*(?:number|line|phone|one)',
      'main text (?:number|line)',
      'is (?:the |our )main',
      'main (?:number|line)',
    ],
    unless: ['main (?:office|clinic|location) (?:is|does|gets|not)', '(?:her|his|patient) main'],
  },
] as const);

const putThere =
  '(?:typed|pasted|added|included|put|copied|copy|paste|dropped|inserted|stuck|attached|include|send|sent|texted|write|wrote|put in|texting|sending|pasting|adding|typing)';

export const linkWords = table([
  {
    means: 'no-link',
    words: [
      'no (?:web |website )?links?',
      'without (?:an? |any )?links?',
      '(?:not|never) (?:\\S+ ){0,3}(?:an? |any )?links?',
      'not (?:a )?link in',
    ],
    unless: [
      'links? (?:do|does|did) not',
      'links? not',
      'not (?:\\S+ ){0,3}(?:with|when|if) (?:\\S+ ){0,2}links?',
      'not (?:\\S+ ){0,2}(?:work|arrive|go|deliver|get|click|open) (?:\\S+ )?',
      'no link (?:works|gets)',
      'without a link (?:it |they |texts )?(?:goes|works|go|arrive)',
      'works? without',
      'not (?:linked|linking)',
      'the ones with',
    ],
    evenDenied: true,
  },
  {
    means: 'typed-by-hand',
    words: [
      `(?:i|we|she|someone|somebody|they|staff|hygienist|coworker|assistant|desk) (?:\\S+ ){0,3}${putThere} (?:\\S+ ){0,6}(?:links?|website|web address|webform|web form)`,
      '(?:handtyped|manual|by hand|typed|pasted|copied|direct) (?:\\S+ ){0,9}(?:links?|website address|webform)',
      '(?:links?|webform|website) (?:\\S+ ){0,5}(?:by hand|handtyped|manual|typed|pasted|myself|i typed|i pasted|we typed|we pasted|i put|we put|i sent|we send|i send)',
    ],
    over: 'sentence',
    unless: [
      '(?:no|without) (?:an? |any )?links?',
      'not (?:\\S+ ){0,2}(?:type|paste|put|typed|pasted)',
      'link(?:ed|ing)? (?:a |the )?template',
    ],
    evenDenied: true,
  },
  {
    means: 'added-by-system',
    words: [
      'links? (?:\\S+ ){0,5}(?:automatic|by the system|by websched|generated|by the (?:software|program|template)|from the (?:template|system)|built in|by open dental|by caremessage|by cliniko)',
      '(?:system|automatic|websched|generated|software|confirm|confirmation|ereminder|built in) (?:\\S+ ){0,3}links?',
      '(?:system|software|websched|program|template|it) (?:adds|puts|inserts|generates|added|put|inserted|generated) (?:\\S+ ){0,3}links?',
    ],
    over: 'sentence',
    unless: ['not (?:\\S+ ){0,3}(?:automatic|system|generated)', 'link template', 'linked'],
  },
] as const);
