/** What staff say of the settings and the account: credits, the switch of a location, templates. */
import { table } from './sayings.ts';

const few = '(?:minus \\d+|-\\d+|0|zero|no|negative|none|o)';

export const creditWords = table([
  {
    means: 'available',
    words: [
      '(?:not|never) (?:\\S+ )?(?:out of|low on|run out of|ran out of) (?:text )?credits?',
      '(?:have|has|got|with|there are|there is|still have|show|shows|showing|see|at|bought|left with|is|are) (?:about |over |still |around |like |plenty |lots |some |enough |a lot |more than |at least )*(?:of )?(?!0 )[1-9]\\d{0,5} (?:\\S+ )?(?:text )?credits?',
      '(?!0 )(?<!minus )[1-9]\\d{1,5} (?:text )?credits?(?: left| remaining| available)?',
      '(?:plenty|lots|enough|loads|tons|a lot|a ton|heaps) (?:of )?(?:text )?credits?',
      'credits? (?:\\S+ )?(?:is|are|look|looks|were|balance is|seem|seems) (?:\\S+ )?(?:fine|ok|okay|good|plenty|enough|positive|there|available|full)',
      '(?:have|has|got|still|there is|there are|with|some|enough) (?:have |has |some |our |enough |text )*credits?(?: left| available)?(?! (?:issue|problem|card|ran))',
      'credits? (?:not the (?:issue|problem)|left over)',
      'credits? (?:balance )?(?:is|are|shows|says) (?:at )?(?!0 )[1-9]\\d{0,5}',
      'balance (?:is|at|shows|says|of) (?:at )?(?!0 )[1-9]\\d{0,5}',
    ],
    unless: [
      '(?:minus|negative|no|zero|0|out of|ran out|run out|used up|without|not have|not enough|not any) (?:\\S+ )?(?:\\S+ )?(?:text )?credits?',
      'minus',
      'credits? (?:\\S+ ){0,2}(?:ran out|run out|gone|used up|expired|finished|empty)',
      'credit card',
      'owe',
      'balance (?:due|owing|on (?:her|his))',
    ],
    evenDenied: true,
  },
  {
    means: 'available',
    words: ['(?:not|never) (?:\\S+ )?(?:out of|low on|run out of|ran out of) (?:text )?credits?'],
    evenDenied: true,
  },
  {
    means: 'zero-or-below',
    words: [
      `${few} (?:more |text |remaining |balance |of our |available )*credits?`,
      '(?:minus|-) ?\\d+ (?:text |on |in |for )?(?:\\S+ )?(?:credits?|balance)?',
      '(?:out of|run out of|ran out of|used up (?:all )?(?:our|the)|used all (?:our|the)|without|not have any|not have|not got any|no longer have|lack of|insufficient|not enough) (?:of )?(?:our |the |any |enough |all )*(?:text )?credits?',
      'credits? (?:balance )?(?:have |has |is |are |was |were |had |all |just |at |shows? |says? |down to |went |balance |been )*(?:ran out|run out|gone|used up|finished|empty|0|zero|negative|minus|expired|depleted|exhausted|out|below zero|below 0|in the (?:red|negative|minus))',
      'balance (?:is |was |at |shows |says |of |went |on cliniko |in cliniko |has |gone |now )*(?:0|zero|negative|minus|below|in the (?:red|negative|minus)|empty)',
      '(?:negative|zero|0) (?:text )?balance',
      'in the negative',
      'overdrawn',
      'sin credits',
      'no (?:hay|tenemos) credits',
    ],
    unless: [
      'not (?:out of|run out|ran out)',
      'no credits? (?:issue|problem|problems|issues)',
      'credit card',
      '(?:her|his) balance',
      'minus \\d+ (?:degrees|hours|days|minutes)',
    ],
    evenDenied: true,
  },
] as const);

const toggled =
  '(?:turned|switched|toggled|set|is|are|was|were|set to|turned to|flipped|still|been|got|all|toggle)';

export const locationWords = table([
  {
    means: 'off',
    words: [
      `(?:reminders?|toggle|switch|setting|slider) (?:\\S+ ){0,8}${toggled} (?:to |currently |still |switched |turned |actually )*off`,
      '(?:turned|switched|toggled) off (?:\\S+ ){0,3}(?:reminders?)',
      `(?:turned|switched|toggled|flipped) (?:the )?reminders? off`,
      'reminders? (?:\\S+ ){0,2}(?:disabled|not (?:enabled|turned on|switched on|on))',
      '(?:disabled|turned off) (?:\\S+ ){0,2}(?:at|for) (?:\\S+ ){0,3}<place>',
      '<place> (?:has|had) (?:\\S+ )?reminders? (?:turned |switched )?off',
      'reminders off',
      '(?:toggle|switch|slider) (?:\\S+ ){0,5}off',
    ],
    unless: [
      'not (?:turned |switched )?off',
      'off and on',
      '(?:her|his|this patient|patient) (?:\\S+ )?(?:reminders?|preference)',
      'phone (?:was|is) (?:turned |switched )?off',
      'went off',
      'fall|fell',
    ],
    evenDenied: true,
  },
  {
    means: 'on',
    words: [
      `(?:reminders?|toggle|switch|setting|slider) (?:\\S+ ){0,6}${toggled} (?:to |already |definitely |switched |turned )*on(?: (?:for|at|there|already|in|everywhere))?(?! (?:the|her|his|a|my|our|verizon|tmobile|file))`,
      'reminders? (?:\\S+ ){0,2}(?:is |are )(?:\\S+ )?enabled',
      'reminders? (?:are |is )?(?:turned |switched )?on (?:for|at) (?:\\S+ ){0,3}<place>',
      'toggle (?:is |says |shows )?on',
    ],
    unless: [
      'not (?:\\S+ )?(?:on|enabled)',
      'on (?:and|&) off',
      '(?:her|his) reminders',
      'on (?:file|hold)',
      'off',
    ],
  },
] as const);

export const templateWords = table([
  {
    means: 'none-exists',
    words: [
      '(?:there is no|is no|no|not (?:have|see|find|got) (?:a|any)|not any|nor any|without any|zero|never (?:\\S+ )?(?:created|made|set up|built|wrote) (?:a|an|any)|not (?:\\S+ )?(?:created|made|set up) (?:a|an|any)(?: yet)?) (?:text |reminder |text reminder |such )*template(?: (?:to (?:choose|pick|select|link|use)|exists?|yet|available|at all|in (?:there|the list|cliniko)|to be found|created|made|set up|listed|shows?))?',
      'template (?:list|menu|dropdown|drop down|section|page) (?:is |was |comes up |shows )*(?:empty|blank|nothing)',
      '(?:no|nothing|not any) (?:\\S+ )?(?:to (?:choose|pick|select)|options?|choices?)(?: (?:from|there|when))?',
      'template (?:does|do|did) not exist',
      'no tenemos template',
    ],
    unless: [
      'no (?:\\S+ ){0,3}template (?:is |was |are |has been )?(?:linked|attached|assigned|selected|chosen|connected|set)',
      'template (?:linked|attached|assigned|selected|on|for|is linked)',
      'no template (?:on|for) (?:the|that|this)',
      'template (?:problem|issue)',
      'appointment types? (?:\\S+ ){0,3}(?:no|not|without|never)',
    ],
    evenDenied: true,
  },
  {
    means: 'not-linked',
    words: [
      '(?:no|not a) (?:text |reminder |text reminder )*template (?:\\S+ ){0,2}(?:linked|attached|assigned|selected|chosen|connected|set|picked|on|for|tied)',
      'template (?:\\S+ ){0,4}(?:not|never|no longer) (?:\\S+ )?(?:linked|attached|assigned|selected|connected|chosen|picked|set|tied)',
      '(?:forgot|forgotten|need|never|not) (?:to )?(?:link|linked|attach|attached|assign|assigned|linking) (?:\\S+ ){0,3}template',
      '(?:appointment reminder text|appointment types?|reminder text|template|text reminder|appointment type reminder) (?:\\S+ ){0,6}none',
      'none (?:\\S+ ){0,4}(?:under|for|in|as|beside|next to) (?:\\S+ ){0,3}(?:appointment reminder|template|appointment type|reminder text)',
      'template (?:is |was |got |has been )*(?:unlinked|detached|removed|missing)',
      'unlinked template',
      'appointment types? (?:\\S+ ){0,3}(?:no|not|without|never) (?:\\S+ ){0,4}template',
    ],
    unless: ['none to choose', 'from none', 'preference', 'none of'],
    evenDenied: true,
  },
  {
    means: 'linked',
    words: [
      'template (?:\\S+ ){0,4}(?:linked|attached|assigned|selected|connected|chosen|set)',
      '(?:linked|attached|assigned|selected|connected|has|have) (?:a |the |to a |to the |our |its )*(?:text |reminder |text reminder |right |correct )*template(?! (?:list|menu))',
      'template is (?:there|fine|ok|on|in place)',
    ],
    unless: ['not', 'no', 'never', 'none', '(?:to|and) (?:choose|pick)'],
  },
] as const);
