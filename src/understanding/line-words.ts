/** The patient's line: what it is, how it is filed, whether it changed, whose network and which country. */
import { pattern, table } from './sayings.ts';

const house =
  '(?:landline|house (?:phone|number|line)|home (?:phone|number|line)|fixed line|kitchen phone|wall phone|rotary phone|desk phone|phone fijo|house one)';
const handheld = '(?:cell|mobile|iphone|android|wireless)';
const filed =
  '(?:listed|saved|stored|entered|filed|recorded|labell?ed|tagged|marked|classified|typed|categori[sz]ed|put in|put|down|set|set up|registered|shows|showing|show|in there|in the system|kept|is|classed|flagged|appears)';
const box =
  '(?:field|box|slot|spot|column|section|line|type|label|place|area|phone field|number field|phone)';
const otherLabel =
  '(?:home|work|other|business|office|emergency contact|alternate|fax|secondary|home phone|work phone|house|house phone)';

/**
 * How the number stands in the record. These words also name kinds of line, so they are read first and taken out of the
 * text before `lineTypeWords` look at it.
 */
export const listedAsWords = table([
  {
    means: 'landline-only',
    words: [
      `(?:only|just) ${filed} (?:as |under |in )?(?:a |the |her |his )?${house}`,
      `${filed} (?:only |just )(?:as |under )?(?:a |the )?${house}`,
      `${filed} (?:as|under) (?:being )?(?:a |the )?landline`,
      `${filed} under (?:the )?landline`,
      `<record> (?:\\S+ ){0,2}(?:only|just) (?:has|have|shows?|lists?|says?|got|contains) (?:a |the |her |his |one )?${house}`,
      `(?:only|just) (?:has |have |shows? |lists? |got )?(?:a |the |one |her |his )?${house} (?:number )?(?:listed|on file|in (?:her|his|the|their|our) <record>|on (?:her|his|the|their) <record>|in there|saved|in caremessage|in cliniko)`,
      `in (?:the |her |his )?landline ${box}`,
      `only (?:phone |working )?(?:number|phone|one|contact) (?:we have |there is |listed |on <record> |in (?:her |his |the |their )?<record> |there )*(?:for (?:her|him) )?is (?:a |her |his |the |their )?${house}`,
    ],
    unless: ['wireless field has'],
  },
  {
    means: 'none',
    words: [
      `(?:no|without (?:a|any)|not (?:have|got|see|find) (?:a|any)|not have|missing a|lacks a|has no|have no) (?:valid |working )?(?:mobile|cell|phone|number|phone number|mobile number|cell number|numbers?|wireless)(?: phone| number)* (?:at all )?(?:on (?:her|his|the|their|this)? ?<record>|in (?:her|his|the|their|our|this) <record>|listed|saved|on file|entered|there|at all|stored|for (?:her|him|this|the patient))`,
      `<record> (?:\\S+ ){0,1}(?:has no|does not have (?:a|any)|has not got a|is missing a|shows no|without a) (?:mobile|cell|phone|number|phone number|wireless)`,
      `(?:mobile|cell|wireless|phone|number|phone number) (?:number |phone )?(?:field|box|slot|spot|line)? ?(?:is |was |looks )(?:blank|empty|missing)`,
      '(?:blank|empty) (?:mobile|cell|wireless|phone|number) (?:field|box)',
      'no hay (?:cell|mobile|phone|number)',
    ],
    unless: ['no (?:phone|cell) (?:service|signal)'],
    evenDenied: true,
  },
  {
    means: 'mobile',
    words: [
      `${filed} (?:as |under |it |in )?(?:a |the |her |his |correctly )*(?:mobile|cell|wireless)(?: (?:number|phone|${box}))?`,
      `(?:mobile|cell|wireless)(?: phone| number)? ${box}(?! (?:is |was )?(?:blank|empty|missing))`,
      '(?:says|has|it says) mobile (?:next to|beside|by) (?:it|the)',
      'type (?:is |says |set to )*mobile',
      'send text (?:link|button) (?:is )?(?:there|shows|under)',
    ],
    unless: [
      'need',
      '(?:is|shows) (?:her|his|their|an?) (?:mobile|cell)',
      'is (?:\\S+ )?(?:mobile|cell|wireless)',
    ],
  },
  {
    means: 'other-type',
    words: [
      `${filed} (?:as|under|in|with|it as|it under|it in) (?:the |a |her |his )?(?:type |label )?${otherLabel}(?: (?:instead|field|box|slot|number|type|phone|not|label))?`,
      '(?:listed|marked|tagged|labell?ed|classified|flagged|filed|saved) (?:home|work|other)(?! phone)',
      `(?:as|under|in) (?:the |her |his )?${otherLabel} (?:${box}|instead|rather)`,
      `(?:under|in) (?:the )?(?:home|work|other)`,
      '(?:type|label) (?:is |says |set to )*(?:home|work|other|fax|business)',
      `not (?:listed|labell?ed|marked|saved|set|tagged|classified) (?:as |under )?(?:a )?(?:mobile|cell)`,
    ],
    unless: [
      'works? from home',
      'other (?:patients?|people|texts?|reminders?|charts?|records?|location|clinic|office|one)',
      'is (?:her|his|their|a|the|my) (?:home|house|work|office|business)',
      '(?:in|is|at) (?:the |our )?(?:office|business|practice|clinic)',
      'set ~ business',
      'for (?:that|the|this) business',
      'in other',
      'business (?:hours|information|texts?)',
      'toggle',
    ],
    evenDenied: true,
  },
] as const);

/** What is taken out before the kind of line is read: the filing, the practice's own lines, and companies with such names. */
export const notTheLine: readonly RegExp[] = [
  `(?:only|just) ${filed} (?:as |under |in )?(?:a |the |her |his )?${house}`,
  `${filed} (?:only |just )?(?:as|under|in|it in|only as|just as) (?:being )?(?:a |the |her |his )?(?:${house}|${handheld}|${otherLabel})(?: (?:only|${box}|number|instead))?`,
  `<record> (?:\\S+ ){0,2}(?:only|just) (?:has|have|shows?|lists?|says?|got|contains) (?:a |the |her |his |one )?${house}`,
  `(?:only|just) (?:has |have |shows? |lists? |got )?(?:a |the |one |her |his )?${house} (?:number )?(?:listed|on file|in (?:her|his|the|their|our) <record>|on (?:her|his|the|their) <record>|in there|saved|in caremessage|in cliniko)`,
  `(?:mobile|cell|wireless|landline|home phone|home|house phone|work)(?: phone| number)? (?:field|box|slot|spot|column|section|type|label|area)`,
  '(?:no|without an?|not have an?|need an?|needs an?|get an?|want an?|any|add an?|ask for an?|not (?:got|see|find) an?|missing an?|lacks an?|has no|have no) (?:valid |working |real |actual )?(?:mobile|cell|landline|wireless)(?: phone| number)*',
  '(?:cell|mobile|wireless|landline|phone) (?:phone )?(?:company|companies|carriers?|providers?|services?|plan|signal|coverage|towers?|network|bill|reception|app|view|site|data|store|operator|only|or)',
  '(?:us|boost|mint|simple|xfinity|spectrum|consumer|h2o|ultra|total|virgin|red pocket|visible|cricket|metro|safelink|straight talk|google) (?:mobile|cellular|wireless|cell)',
  '(?:my|my own|our|our own|own|the office|office|the clinic|the practice|staff|the front desk) (?:personal |work |own |office |clinic )?(?:cell|mobile|iphone|android|landline)',
  `(?:moved|switched|changed|ported|moving|switching|converted|transferred|migrated|set up) (?:\\S+ ){0,6}(?:landline|landline number)`,
  '(?:to|as|onto) (?:the |our |an? )?(?:office |clinic |practice |main )?landline(?: number)? (?:for texting|for texts)',
  'mobile or landline',
  'landline or (?:mobile|cell|unreachable)',
  '(?:mobile|cell) or (?:an? )?(?:landline|home phone|house phone)',
  'texted my own \\S+',
].map(pattern);

export const lineTypeWords = table([
  {
    means: 'prepaid-mobile',
    words: [
      '(?:prepaid|burner|burners|burner phone|tracfone|trac phone|tracphone|straight talk|net10|safelink|simple mobile|go phone|gophone|lifeline phone|government phone|obama phone|boost|boost mobile|cricket|cricket wireless|metro pcs|metropcs|mint mobile|payg|total wireless|h2o wireless|prepago)',
      '(?:runs?|ran|running|is|out) out of minutes',
      '(?:no|buys?|adds?|reloads?|refills?) (?:more )?minutes',
    ],
    unless: ['cricket (?:club|match)'],
  },
  {
    means: 'voip',
    words: [
      '(?:google voice|voip|ringcentral|ring central|textnow|text now|magicjack|magic jack|ooma|skype|vonage (?:line|number|phone)|internet (?:phone|line)|grasshopper|texting app|text app|app number|vonage home|whatsapp number|talkatone|textfree|pinger)',
    ],
    unless: [
      'our (?:office )?(?:phones|phone system|voip|ringcentral|line)',
      'we (?:use|have|are on) (?:voip|ringcentral|ring central|vonage)',
    ],
  },
  {
    means: 'mobile',
    words: [
      `(?:is|it is|have|has|uses|on|got|its|have got) (?:an? |her |his |their |the |actually |definitely |really |just |my )*(?:personal |own |normal |regular |real |smart )?${handheld}(?: phone| number)?(?: not (?:an? )?${house})?`,
      `(?:really|actually|definitely) (?:an? )?${handheld}`,
    ],
    unless: ['landline too', 'both'],
  },
  {
    means: 'landline',
    words: [
      `(?:is|it is|have|has|uses|got|gave us|gave me|only has|was) (?:an? |her |his |their |the |actually |definitely |really |just |only |my |probably |like |old |one of those )*${house}(?: not (?:an? )?${handheld})?`,
      `(?:really|actually|definitely|turns out) (?:to be )?(?:an? |her |his )?${house}`,
    ],
  },
  { means: 'landline', words: [house], unless: [handheld] },
  { means: 'landline', words: ['(?:rings|answers) at (?:her|his|their|the) (?:house|home)'] },
  {
    means: 'mobile',
    words: [
      `(?:her|his|their|patient|patients|the|same|an?|new|smart|only|old|current|correct|right|mexican|canadian|personal|own|this|that|iphone) (?:\\S+ )?${handheld}`,
      '(?:iphone|android|samsung|galaxy|smart phone|cell|mobile|flip phone|pixel)',
    ],
    unless: [house],
  },
] as const);

export const numberChangedWords = table([
  {
    means: 'no',
    words: [
      '(?:number|phone|cell|it|contact info|mobile|nothing|numbers|info) (?:has |have |is |was |did |had )?(?:not |never )(?:been )?(?:change|changed|changes|updated|edited|touched|new)(?: in| on| since| for)?',
      '(?:nothing|nobody|no one) (?:was |has |has been |have |been )?(?:changed|updated|edited|touched|different)(?! (?:texts|template|reminders))',
      'no (?:recent )?(?:number )?(?:changes?|updates?|edits?)(?: to| in| on| of)?',
      'same (?:phone )?(?:number|cell|mobile) (?:as (?:always|before|ever)|for (?:years|ages|ever|\\S+ years)|all along|forever|since|she has always|he has always|she always|he always)',
      '(?:always|still) (?:had|has|have|been|using|the) (?:the |this |that )?same (?:number|phone|cell|mobile)',
      '(?:had|has|have) (?:had )?(?:the |this |that )?(?:same )?number for (?:years|ages|\\S+ years|a long time|a while)',
      '(?:did|have|has) not (?:recently )?(?:change|changed|update|updated|edit|edited|touch|touched) (?:her |his |their |the |any |any of her |anything |it |that )*(?:number|phone|cell|mobile|chart|profile)?',
    ],
    evenDenied: true,
    unless: ['not (?:know|sure)'],
  },
  {
    means: 'yes',
    words: [
      '(?:changed|updated|edited|switched|corrected|replaced|fixed|change of|changing|swapped|modified) (?:\\S+ ){0,2}(?:numbers?|phone|cell|mobile|phone number|contact info)(?! (?:type|label|carrier|company))',
      '(?:number|phone number|cell number|mobile number|phone|cell) (?:was |has been |had been |has |got |just |recently |is |been )+(?:just |recently )?(?:changed|updated|edited|switched|replaced|corrected|new)',
      'new (?:phone )?(?:number|cell number|mobile number|cell|mobile)(?! patients?)',
      '(?:gave|given|got|put in|entered|added|has|have|typed in) (?:us |me |in )?(?:her |his |their |a |the )?new (?:phone |cell |mobile )?(?:number|cell|mobile|one|contact)',
      'number change',
      '(?:corrected|fixed|mistyped) (?:\\S+ ){0,5}(?:number|phone number)',
      '(?:number|phone number) (?:changed|updated|edited) (?:in|on|last|this|recently|yesterday|today|since|a|two|just)',
      '(?:cambio|nuevo) (?:de |su )?(?:number|cell|phone|mobile)',
      '(?:number|cell|phone|mobile) nuevo',
    ],
    unless: [
      '(?:our|the office|the clinic|office|clinic) (?:\\S+ )?(?:number|phone|texting)',
      'switched (?:to|from|over|our)',
      'we switched',
      'need',
      'new number (?:for|of) (?:the |our )?(?:office|clinic|practice)',
      'from (?:an? |the |our )?new number',
      'texting number',
      'sender',
    ],
  },
] as const);

export const carrierWords = table([
  { means: 't-mobile', words: ['tmobile'] },
  {
    means: 'other',
    words: [
      '(?:verizon|atandt|us cellular|uscellular|telstra|optus|vodafone|rogers|telus|bell mobility|xfinity mobile|spectrum mobile|google fi|consumer cellular|cricket|cricket wireless|boost mobile|tracfone|straight talk|o2|ee|spark|2degrees|koodo|fido|freedom mobile|us mobile|visible|republic wireless|c spire)',
    ],
  },
] as const);

export const countryWords = table([
  {
    means: 'not-eligible',
    words: [
      '(?:can not|not allowed to|not able to|unable to|not permitted to|not let us|not set up to) (?:text|send|send texts to|message|send to) (?:\\S+ ){0,3}(?:country|countries|canada|mexico|canadian|mexican|overseas|international|abroad|internationally|foreign|uk|australia|outside the (?:us|country))',
      '(?:country|international|overseas|foreign|canada|mexico|canadian|mexican)(?: numbers?| texting| texts?| country)? (?:is |are )?(?:not|never) (?:eligible|enabled|supported|allowed|switched on|turned on|available|covered|permitted)',
      'not eligible (?:country|to receive)',
      'unsupported country',
    ],
    evenDenied: true,
  },
  {
    means: 'eligible',
    words: [
      '(?:can|allowed to|able to|we|do) (?:text|send to|send texts to|message) (?:\\S+ ){0,2}(?:canada|mexico|canadian|mexican|overseas|international|foreign)(?: numbers?| patients?| ones?)* (?:all the time|fine|before|ok|daily|every day|without)',
      '(?:country|international|canada|mexico)(?: numbers?| texting| texts?)? (?:is |are )(?:eligible|enabled|supported|allowed|switched on|turned on)',
      'other (?:canadian|mexican|international|foreign|overseas) (?:numbers?|patients?) (?:<works>|fine)',
    ],
  },
] as const);
