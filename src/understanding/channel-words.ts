/** Through which feature it fails, and how large a bulk send was. A contrast ("A works, B fails") tells more than one name. */
import { table } from './sayings.ts';

const reminders =
  '(?:appointment |automatic |auto |text )*(?:reminders?|ereminder|econfirmation|confirmations?|other features?|everything else|automatic (?:ones|texts?)|recalls?|campaigns?)';
const manual =
  '(?:(?:manual|direct|handtyped|one off|individual|typed) ?(?:texts?|ones?|reminders?)?|(?:texts? |ones? |those |anything )?(?:that )?(?:i|we) (?:send|type|sent|typed|write|text) (?:them |it |out |myself )?(?:by hand|manual|myself|one by one|directly)|texts? (?:sent |typed |written )?by hand|by hand)';

export const channelWords = table([
  {
    means: 'every-channel',
    words: [
      '(?:messenger|manual|by hand|campaigns?|direct texts?) (?:\\S+ )?(?:and|as well as|plus|or) (?:\\S+ ){0,2}(?:reminders?|automatic|campaigns?|manual) (?:\\S+ ){0,2}(?:both|all|fail|failed|failing|fails|either|do not|not)',
      '(?:reminders?|automatic|confirmations?) (?:\\S+ )?(?:and|as well as|plus) (?:\\S+ ){0,2}(?:messenger|manual|campaigns?|direct|by hand) (?:\\S+ ){0,2}(?:both|all|fail|failed|failing|fails|texts fail|do not|not)',
      'both (?:\\S+ ){0,2}(?:messenger|reminders?|manual|automatic) (?:texts? )?and',
      'neither (?:\\S+ ){0,2}(?:messenger|reminders?|manual|automatic) (?:\\S+ )?nor',
      '(?:every|all|each|any) (?:of the |our |the )?(?:features?|channels?|kinds? of texts?|types? of texts?|ways?|text types?)',
      '(?:no matter|regardless of|whichever|whatever) (?:which |what |how |the )?(?:feature|channel|way|i|we|tab|type|kind)',
      '(?:manual|messenger|reminders?|direct|campaigns?)(?: texts?)? too',
    ],
    unless: ['(?:fine|ok|okay|works?|arrives?|delivered|get through|go through|across (?:all )?features)'],
    evenDenied: true,
  },
  {
    means: 'messenger-only',
    words: [
      '(?:only|just) (?:\\S+ ){0,3}(?:the )?messenger',
      `messenger (?:\\S+ ){0,4}<fails>`,
      `<fails> (?:\\S+ ){0,4}(?:in|through|via|from|with|on|using) (?:the )?messenger`,
      `${reminders} (?:\\S+ ){0,4}<works> (?:\\S+ ){0,3}messenger`,
      'not (?:in|through|via|from|with|on) (?:the )?messenger',
      '(?:in|through|via|from|using) (?:the )?messenger (?:only|alone)',
      'messenger (?:only|alone)',
    ],
    over: 'sentence',
    unless: [
      `messenger (?:is |are |texts? )?(?:fine|ok|okay|works|good|arrives?|get through)`,
      `(?:not|nor|neither) (?:\\S+ ){0,2}reminders?`,
      'facebook messenger',
    ],
    evenDenied: true,
  },
  {
    means: 'manual-only',
    words: [
      `(?:only|just) (?:the |my |our |with |for )*${manual}`,
      `${manual} (?:\\S+ ){0,4}<fails>`,
      `${manual} (?:\\S+ ){0,5}(?:do not|does not|did not|never)`,
      `<fails> (?:\\S+ ){0,2}(?:when|if) (?:i|we) (?:\\S+ ){0,2}(?:type|send|text) (?:\\S+ ){0,3}(?:by hand|manual|myself|directly)`,
      `${reminders} (?:\\S+ ){0,4}<works> (?:\\S+ ){0,3}not ${manual}`,
    ],
    over: 'sentence',
    unless: [
      `${manual} (?:are |is |go |get |goes |gets |still |texts? )*(?:fine|ok|okay|works?|arrives?|through|good|working|deliver|delivered)`,
      '(?:both|neither|nor)',
      'manual tab',
    ],
    evenDenied: true,
  },
  {
    means: 'reminders-only',
    words: [
      '(?:only|just) (?:the |her |his |our |my |automatic |appointment |with |for |our )*reminders?',
      'reminders? only',
      `${manual} (?:\\S+ ){0,4}<works> (?:\\S+ ){0,5}(?:reminders?|confirmations?|automatic) `.trim(),
      'messenger (?:\\S+ ){0,3}<works> (?:\\S+ ){0,5}(?:reminders?|confirmations?|automatic)',
      '(?:reminders?|confirmations?|automatic (?:ones|texts)) (?:\\S+ ){0,4}(?:<fails>|not|never) (?:\\S+ ){0,4}(?:manual|messenger|by hand|direct|everything else|regular|other) (?:\\S+ ){0,4}<works>',
      '(?:reminders?|confirmations?) (?:\\S+ ){0,3}(?:<fails>|not|never) (?:\\S+ ){0,6}(?:i|we) (?:can |could )?(?:text|send) (?:\\S+ ){0,3}(?:by hand|manual|myself|fine|directly)',
      '(?:can|could) (?:still )?(?:text|send) (?:\\S+ ){0,3}(?:by hand|manual|myself|directly|fine) (?:\\S+ ){0,4}reminders?',
    ],
    over: 'sentence',
    unless: [
      'reminders? (?:are |is |go |get |still )*(?:fine|ok|okay|working|delivered)',
      'reminders? (?:works?|arrives?|come through|get through)',
      'both ',
    ],
    evenDenied: true,
  },
  {
    means: 'bulk',
    words: ['bulk', 'mass (?:texts?|send|messaging|texting)', 'group text'],
    unless: ['bulk (?:limit|discount)'],
  },
  {
    means: 'campaign',
    words: ['campaigns?', 'blasts?', 'blasted', 'campana'],
    unless: ['campaign (?:not )?(?:registered|registration|approved|id)', '10dlc'],
  },
] as const);

/** A send so large, or a list so long; the count is read by {@link bulkCount}. */
const crowd =
  /(?<= )(\d{1,3}(?:,\d{3})|\d{2,5})(?: (?:or so|plus|ish|different|of our|of|active|overdue|recall))? (?:people|patients|texts|recipients|names|contacts|families|clients|numbers|folks|at once|in (?:one|an|the) hour|an hour|per hour|in 1 hour)(?= )/g;
const sending =
  / (?:sent|send|sending|bulk|list|blast|mass|selected|texted|messaged|hour|at once|picked|filtered|go to|went to|batch) /;
const limits = / (?:limit|limited|max|maximum|cap|capped|limits|allowed|allows|only) /;
const over =
  / (?:over|more than|above|exceeds|exceeded|exceeding|past|bigger than|greater than|well over|way over|out of|of) (?:the )?250 /;
const under =
  / (?:under|less than|fewer than|below|not more than|no more than|up to|within|stayed under) (?:the )?250 /;

/** Largest number of messages said to go out at once, if one is told. */
export function bulkVolume(words: string): 'up-to-250' | 'over-250' | undefined {
  const line = words.replace(/(\d) (?=000 )/g, '$1');
  if (/ (?:out of|of) (\d{3,5}) /.test(line) && / first 250 /.test(line)) return 'over-250';
  if (under.test(line)) return 'up-to-250';
  if (over.test(line) && !/ (?:if|why|can|how) /.test(line)) return 'over-250';
  if (!sending.test(line) || limits.test(line.replace(/ only (?=\d+ (?:people|patients))/g, ' ')))
    return undefined;
  const counts = [...line.matchAll(crowd)].map((found) => Number((found[1] ?? '').replace(',', '')));
  const most = Math.max(...counts);
  if (counts.length === 0 || most < 15 || most === 250) return undefined;
  return most > 250 ? 'over-250' : 'up-to-250';
}
