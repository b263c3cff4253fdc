/** What the message log says. Explicit words of a log come before what staff conclude from silence. */
import { table } from './sayings.ts';

const says =
  '(?:says?|saying|said|shows?|showing|showed|reads?|marked|listed|status|state|log|display|displays|displayed|appears|comes up|came up|communications|history|gives|is)';

export const statusWords = table([
  {
    means: 'failed',
    words: [
      `${says} (?:<text> |<texts> )?(?:as |it |all |is |was |are |the |status |also |now )*(?:failed|undelivered|undeliverable)`,
      '(?:only|just) (?:\\S+ ){0,4}(?:failed|fails|failing)',
    ],
  },
  // A log that names a good status outranks the complaint that follows: "says sent but she got nothing".
  {
    means: 'delivered',
    words: [
      `${says} (?:as )?(?:still )?(?:it )?(?:was |is |been |to be )?(?:just )?delivered`,
      `${says} (?:<text> |<texts> )?(?:as |it |is |was |were |all )*delivered`,
      `delivered (?:status|in the log|according to)`,
      'status (?:of )?delivered',
    ],
    unless: ['<fails>', '(?:messenger|other|others|another|previous|before)'],
  },
  {
    means: 'sent',
    words: [
      `${says} (?:as |it |that |<texts> |all |they |just |only |is |was |were |still )*(?:sent|sent ok|sent fine|successfully sent)`,
      'sent status',
      'sent means',
      'status (?:of )?sent',
      `${says} (?:that )?it (?:went|was sent)`,
    ],
    unless: [
      '<fails>',
      'is (?:being )?sent (?:from|to|by|at|on|with)',
      'sent (?:at|from|to|by|on|out at|via|through|twice|it|them|around|right|just)',
      'is sent',
      'was sent',
      'were sent',
      'history sent',
      'log sent',
      'communications sent',
    ],
  },
  {
    means: 'no-record',
    words: [
      'no (?:record|records|trace|entry|entries|sign|history|log|listing)(?: of (?:it|them|<text>|<texts>|that|the|her|his|any|anything|a|those|this))?',
      '(?:nothing|no <texts>|no <text>|not|never|is not|are not|was not|does not|did not|do not|can not find|can not see) ~ (?:in|on|under|to) (?:the |our |her |his |their |my )?(?:<place> |patient )?<log>',
      '(?:not|never) (?:even )?(?:listed|logged|recorded)(?: anywhere| at all| there)?',
      '(?:nothing|never) (?:even )?(?:listed|logged|recorded|in there)',
      '<log> (?:is |are |was |looks |tab is |tab |page is |shows |has |says |shows up )*(?:blank|empty|nothing|no texts?|no record)',
      'communications has nothing',
      '(?<!manual tab |automatic tab )(?!manual tab |automatic tab )<log> (?:page |screen )?(?:does|do|did) not (?:even )?(?:list|show|have|contain|mention|include)',
      'not (?:even )?(?:show|showing|appear|appearing) (?:up )?(?:at all|anywhere|there)',
      '(?:did|does|do) not (?:even )?(?:show|appear) (?:up )?in',
      'missing from (?:the )?<log>',
      'no text (?:was )?(?:logged|recorded|listed|created|attempted)',
      '(?:can not|could not) find (?:it|them|the texts?|the reminders?|any texts?|any record)',
      'never (?:even )?(?:tried|attempted) to send',
      'as if (?:it|we) never (?:sent|was sent)',
      'sin registro',
      'no (?:hay|aparece) (?:registro|nothing)',
    ],
    unless: [
      'no record of (?:opt|stop|him opting|her opting|consent|change)',
      'create record',
      'fetch record',
      '(?:number|phone|mobile|cell|landline) ~ (?:on|in) (?:the |her |his )?<record>',
      'no (?:mobile|phone|number|cell|phone number) (?:on|in)',
      'errors?',
      '(?:nothing|not) ~ (?:change|changed|updated|edited)',
    ],
    evenDenied: true,
  },
  {
    means: 'failed',
    words: [
      '(?:fail|fails|failed|failing|failure|failures)',
      '(?:bounce|bounces|bounced|bouncing|undelivered|undeliverable|errored|erroring)',
      '(?:being |been |is |are |was |were |got |getting |get |gets |keep getting |now )(?:blocked|rejected|refused)',
      '(?:it|text|texts|message|carrier) (?:is |was |got |has )?(?:blocked|rejected|refused)',
      '(?:kicked|bounced|sent) back',
      '(?:came|come|comes|coming) back (?:as )?(?:failed|undelivered|with an error|an error|error)',
      '(?:not|never) (?:been |be |get |got |getting |being )?delivered',
      'not deliverable',
      'can not be delivered',
      'not (?:go|going|gone|went|get|getting) (?:all the way )?through',
      'never (?:went|goes|go|got|gets) through',
      'not able to (?:be )?deliver(?:ed)?',
      '(?:delivery|sending) (?:failed|failure|error)',
      'delivery failure receipt',
      'error(?:s|ed)? out',
      'red (?:x|exclamation|triangle)',
      'no se (?:entrego|envio|mando)',
      'unsuccessful',
    ],
    unless: ['failed to (?:mention|tell|say|show up|attend)', '(?:test|myself|own) ~ (?:fail|failed|fails)'],
  },
  {
    means: 'pending',
    words: [
      '(?:pending)',
      `${says} (?:as |it |is |are |still |all |just )*(?:queued|queueing|sending|processing|scheduled|waiting|in queue)`,
      '(?:in|stuck in|sitting in|still in) (?:the )?(?:queue|outbox|outgoing)',
      '(?:still|just|all|are|is|been|being) (?:stuck|queued|queueing|sending)',
      '(?:stuck|hung up|hanging|spinning) (?:on|in|at|since|for|all)',
      '(?:texts?|reminders?|it|they|everything) (?:are |is |been |has been |have been |still )*(?:stuck|queued up)',
      'not (?:sent|gone out|left) yet',
    ],
    unless: ['<fails>', 'appointment (?:is )?pending', 'pending appointment'],
  },
  {
    means: 'pending',
    words: ['the pending (?:ones?|texts?|reminders?)', 'what (?:is|does) pending', 'why ~ pending'],
    asked: true,
  },
  {
    means: 'unknown',
    words: [
      `${says} (?:as |it |is |are |was |still |all |just |the status |status )*unknown`,
      'unknown status',
      'status (?:of |as )?unknown',
      '(?:marked|listed|stuck) (?:as )?unknown',
      '(?:are|is|came back|come back|comes back|went|still) (?:all |still |just |as )?unknown',
      'unknowns',
      '(?:delivered|failed) and (?:\\S+ ){0,3}unknown',
    ],
    unless: [
      'unknown (?:error|reason|number|destination|handset|cause|code|caller|sender|issue|problem)',
      '(?:reason|cause|error|number) (?:is |was |says )*unknown',
    ],
  },
  {
    means: 'unknown',
    words: ['what (?:is|does) (?:status )?unknown', 'does unknown mean'],
    asked: true,
  },
  // A clause that is nothing but the status: "Sent, but she got nothing".
  ...(['delivered', 'sent', 'unknown'] as const).map((means) => ({
    means,
    words: [`(?<=(?:^|\\n) )(?:just |only |still )?${means}(?= (?:\\n|$))`],
  })),
] as const);
