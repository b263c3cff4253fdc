/** The bot's own small words: titles, button labels, who acts. A second language is a second file like this one. */
import type { Likelihood, VerdictKind } from '#diagnosis/verdict.ts';
import type { Who } from '#knowledge/shape.ts';

export const words = {
  whyAsked: 'Why I ask: ',
  where: 'Where to look: ',
  dontKnow: "I don't know",
  back: 'Back',
  restart: 'Start over',
  person: 'Get help from a person',
  solved: 'That was it',
  worksNow: 'It works now',
  foundOut: 'I know now: ',
  wouldSettle: 'What would help to know',
  notIt: 'Not this',
  share: 'Share with the channel',
  shareNow: 'Post exactly this',
  shareNot: 'Do not post',
  diagnose: 'A text failed: find out why',
  ways: 'Ways to start',
  privacy: 'Only you see this. Please leave out patient names, numbers and message texts.',
  privacyNumber:
    'Only you see this. The number is looked at and forgotten; please leave out names and message texts.',
  privacyShared: 'Everybody here reads this. Please leave out patient names, numbers and message texts.',
  privacyAside: 'Only you see this. The channel gets your answer as one word, never a name or a number.',
  because: 'Why I think so',
  against: 'What speaks against it',
  steps: 'What to do',
  answerSteps: 'How to do it',
  otherwise: 'Less likely, but possible',
  couldBe: 'What it could be',
  fromReceipts: 'From the receipts: ',
  receipts: 'What the delivery receipts show',
  lookUp: 'Look it up by number or message id',
  tellMe: 'I fixed it: tell me about the next text',
  fixedTitle: 'It got through',
  silenceTitle: 'No text since your fix',
  tellMeNot: 'Do not tell me after all',
  support: 'If you ask for help',
  include: 'Send along: ',
  leaveOut: 'Leave out: ',
  sources: 'Source: ',
  rows: 'rows ',
  deadline: 'In time until: ',
  previewTitle: 'This is what the channel would see',
  previewNote: 'Nothing is posted until you press the button. It holds no patient data.',
  sharedTitle: 'Posted to the channel',
  shared: 'The summary stands in the channel now.',
  summaryTitle: 'A patient text did not arrive: what we found',
  summaryFooter: 'Found with smsfail. Cause and steps only: no patient data.',
  solvedTitle: 'Good to hear',
  solvedCause: 'It was this: ',
  solvedText: 'This talk is closed. Come back when another text does not arrive.',
  asideTitle: 'The next question is about one patient',
  asideNext: 'Next: ',
  asideWhy: 'I do not ask that where others read along.',
  asideUnderWay: 'is answering it in private.',
  asideNote: 'The answer comes back here as one word, without a name or a number.',
  asideAsk: 'Ask me in private',
  asideInstead: 'Ask me instead',
  asideLink: 'Open our private chat',
  asideDone: 'Thank you',
  asideBack: 'It goes on in the channel. Nothing but what stands above was told there.',
  notReached: 'I could not write to you in private.',
  movedTitle: 'This goes on below',
  moved: 'A newer message holds this talk now.',
  helpTitle: 'Why did a text not arrive?',
  personTitle: 'Get help from a person',
  personText: 'I hand you over as well as I can. Nothing is sent by me: you decide what you pass on.',
  troubleTitle: 'That did not work',
  trouble: 'Something went wrong on my side. Nothing you told me is lost; please press again in a moment.',
  notShared: 'It was not posted.',
  tryLater: 'Please try again in a few minutes; if it stays so, tell whoever runs this bot.',
} as const;

/** Who acts, as shown behind a step. */
export const who: Readonly<Record<Who, string>> = {
  'front-desk': 'Front desk',
  'practice-admin': 'Practice administrator',
  patient: 'The patient',
  'vendor-support': 'Vendor support',
  nobody: 'Nothing to do',
};

/** The headline of a verdict; `lead` is the likeliest cause where none is certain enough to name. */
export const verdictTitle: Readonly<Record<VerdictKind, (cause: string, likelihood?: Likelihood) => string>> =
  {
    cause: (cause, likelihood) =>
      `${likelihood === 'almost certain' ? 'Found' : 'Most likely'}: ${inside(cause)}`,
    'not-a-failure': (cause) => `Not a failure: ${inside(cause)}`,
    answer: () => 'Here is how',
    undetermined: (lead) =>
      lead ? `I am not certain. It could be this: ${inside(lead)}` : 'I cannot name the cause',
  };

/** A clause inside a sentence begins small, unless it begins with a name in capitals. */
const inside = (clause: string) =>
  /^[A-Z][a-z' ]/.test(clause) ? clause.charAt(0).toLowerCase() + clause.slice(1) : clause;
