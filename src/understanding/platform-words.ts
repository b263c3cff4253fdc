/** How staff name the system that sends, its menus and its parts. Read over everything typed, whatever its mood. */

import type { PlatformId } from '#knowledge/facts.ts';
import { pattern } from './sayings.ts';

/** Whom one notifies: after the verb, not after the name. */
const notified =
  '(?:him|her|them|us|me|patients?|the|an?|everyone|people|our|my|you|of|that|this|someone|staff|parents|families|clients|zz\\S+)';

/** Names that can only mean the system itself. */
export const platformNames: { readonly [P in PlatformId]: readonly RegExp[] } = {
  caremessage: [
    'caremessage',
    'cm',
    'recent texting activity',
    'recent messaging activity',
    'recent message activity',
  ].map(pattern),
  cliniko: ['cliniko'].map(pattern),
  'open-dental': ['open dental', 'od', 'opendental'].map(pattern),
  // "notify" is a verb too: only where it stands like a name.
  notify: [
    `(?:in|on|from|through|via|using|with|at|by|into|our|use|called|the) notify(?! ${notified})`,
    '(?:system|platform|software|app|vendor|product|it) (?:is|was|called) notify',
    `(?<=^ (?:\\S+ ){0,1})notify (?=errtext|\\d|half|most|many|several)`,
    'notify (?:says?|shows?|said|support|campaigns?|blasts?|reason|gives|failed|fails|history|texts?|is|was|status|error|keeps|account|reports?|marked|lists|app|system|has|does|will|user|customer)',
    'failed text reason',
  ].map(pattern),
  'dental-intelligence': [
    'dental intelligence',
    'di',
    'modento',
    'engagement',
    'dental intel',
    'di engagement',
    'bulk action',
    'patient chat tab',
  ].map(pattern),
  other: [
    '(?:weave|solutionreach|solution reach|nexhealth|klara|luma|luma health|podium|doctible|revenuewell|revenue well|lighthouse|demandforce|birdeye|yapi|textedly|simpletexting|textmagic|jane app|practicemojo|dentalhq|swell|mango voice|athena|epic|mychart|nextgen|eclinicalworks|healow|phreesia|tebra|kareo|simplepractice|therapynotes|halaxy|nookal|coreplus|power diary|zanda)',
  ].map(pattern),
};

/** Parts that only one product has: they tell it where no name does. */
export const platformParts: { readonly [P in PlatformId]?: readonly RegExp[] } = {
  'open-dental': [
    'econnector',
    'commlog',
    'websched',
    'ereminder',
    'econfirmation',
    'eservices',
    'delivery failure receipt (?:from|in) od',
  ].map(pattern),
  'dental-intelligence': ['modento app', 'alt text number', 'quick text', 'automatic tab'].map(pattern),
};

/** A system that is left behind or only stands beside the one that sends. `<p>` is the name. */
export const leftBehind: readonly string[] = [
  'from <p> (?:over )?(?:to|into|onto)',
  '(?:switched|moved|changed|migrated|transferred|came|went|coming|moving|switching|changing) (?:over |away |off )?(?:from|of|off) (?:of )?<p>',
  '(?:left|dropped|replaced|ditched|quit|off|before|previously|formerly|was|were|used to (?:be|use|have)|used to be on|had|instead of|no longer (?:use|on|using|in|with)|stopped using|got rid of|cancelled|canceled|unlike) (?:on |in |with |using |at |have |use )?<p>',
  '<p> (?:is |was )?(?:not the|gone|no longer|before|back then|previously)',
  '(?:synced?|syncs|integrated|integrates|linked|connected|pulls|imports?|writes back) (?:up )?(?:with|to|from|into) <p>',
  '<p> (?:as|is) (?:our |the |my |just )?(?:pms|ehr|emr|practice management|chart|charting|record)',
];

/** The same system in a clause where all is well: "works in CareMessage but not in Cliniko". */
export const doingFine = pattern('(?:<works>|fine|ok)');
export const doingBadly = pattern('(?:<fails>|not|stuck|pending|nothing|unknown)');
