/** Views that Teams draws in its own way, beside those of test/chat/slack/sample.ts. */
import type { Speaker } from '#chat/spoken.ts';
import type { View } from '#views/view.ts';
import { hostileText, question, typed } from '../slack/sample.ts';

export const speaker: Speaker = {
  name: (person) => (person === 'a' ? 'Nora Field' : 'Sam Okafor'),
  command: (words) => `@smsfail ${words}`.trim(),
};

/** Asked in a channel: who answered what, and the question about one person goes to a private chat. */
export const channel: View = {
  kind: 'question',
  title: 'The next question is about one patient',
  body: [
    {
      kind: 'trail',
      answers: [
        { label: 'System', value: 'CareMessage', by: 'a' },
        { label: 'How far it came', value: 'Failed or undelivered', by: 'b' },
      ],
    },
    {
      kind: 'text',
      spans: [{ strong: 'Next: ' }, 'answered before. ', { person: 'a' }, ' is answering it in private.'],
    },
    { kind: 'text', spans: ['To begin another one, type ', { command: 'start' }, '.'] },
    { kind: 'note', spans: ['The answer comes back here as one word, without a name or a number.'] },
  ],
  privateLink: 'Open our private chat',
  choices: [{ label: 'Ask me instead', says: { says: 'aside', turn: 6 } }],
  controls: question.controls,
};

const reasons = [
  'The phone was switched off or out of reach all day',
  'The patient changed the number and did not tell you',
  'The number belongs to a landline that takes no texts',
  'The patient answered STOP to an earlier text of yours',
  'The text was held back because it came too late at night',
  'The carrier took it for advertising and did not deliver it',
  'The sender is not yet registered with the carriers',
  'The account has run out of credit for this month',
  'The reminder was never set up for this kind of visit',
  'Something else, or I am not sure which of these it is',
];

/** Ten answers, each longer than a button, and five controls. */
export const tenLong: View = {
  ...question,
  title: 'Which of these sounds most like what happened?',
  choices: reasons.map((label, at) => ({
    label,
    says: { says: 'answer', turn: 7, fact: 'status', value: `reason-${at}` },
  })),
  controls: [...question.controls, { label: 'Show the help', says: { says: 'help' } }],
};

/** What Teams, Markdown or SSML would act on. */
export const hostileToTeams =
  '[click](https://evil.example) **bold** _it_ `code` ~~gone~~ # no heading {{DATE(2026-03-02T14:00:00Z, LONG)}} ' +
  '{{TIME(2026-03-02T14:00:00Z)}} <at>Everybody</at> <speak><audio src="https://evil.example/a.mp3"/></speak> ' +
  '<b>html</b> &lt;i&gt; \\*not\\* \\[nor\\] \u202ednuor gninrut\u0007\n1. one\n- two\n# three\n> four\n[x]: https://evil.example\n    code';

/** The same nasty words wherever a string can stand. */
export const hostileInTeams: View = {
  kind: 'verdict',
  title: hostileToTeams,
  body: [
    {
      kind: 'text',
      spans: [
        hostileToTeams,
        { strong: hostileToTeams },
        { code: hostileToTeams },
        { command: hostileToTeams },
      ],
    },
    { kind: 'list', title: hostileToTeams, items: [[hostileToTeams]] },
    {
      kind: 'steps',
      title: hostileToTeams,
      steps: [{ who: 'front-desk', whoLabel: hostileToTeams, spans: [hostileToTeams] }],
    },
    { kind: 'warning', spans: [hostileToTeams] },
    { kind: 'note', spans: [{ link: hostileToTeams, href: 'javascript:alert(1)' }, { person: 'a' }] },
    { kind: 'note', spans: [{ link: hostileText, href: 'https://help.example.org/' }] },
    { kind: 'trail', answers: [{ label: hostileToTeams, value: hostileToTeams, by: 'a' }] },
    { kind: 'quote', spans: [hostileToTeams] },
  ],
  input: { ...typed.input!, label: hostileToTeams, placeholder: hostileToTeams, hint: hostileToTeams },
  privateLink: hostileToTeams,
  choices: [{ label: hostileToTeams, says: { says: 'tell', text: hostileToTeams } }],
  controls: [{ label: hostileToTeams, says: { says: 'restart' } }],
};

const hours = ['06:00', '06:30', '07:00', '07:30', '08:00', '08:30', '09:00', '09:30', '10:00', '10:30'];

/** An incident as a channel hears of it, with a line and, unfolded, bars. */
export const incident: View = {
  kind: 'alert',
  title: '14 of 60 texts from Northside failed since 09:00 (normal: 3)',
  body: [
    {
      kind: 'text',
      spans: [{ strong: 'T-Mobile' }, ' refuses them: the toll-free sender is not verified.'],
    },
    {
      kind: 'chart',
      form: 'line',
      title: 'Texts from Northside that failed',
      labels: hours,
      series: [
        { name: 'Failed', values: [0, 1, 0, 1, 1, 0, 3, 4, 4, 3] },
        { name: 'Usually', values: [0, 0, 1, 1, 1, 1, 1, 1, 1, 1] },
      ],
      said: ['Half an hour each, from 06:00: 0, 1, 0, 1, 1, 0, 3, 4, 4, 3 failed; usually 1.'],
    },
    {
      kind: 'chart',
      form: 'bars',
      title: 'By carrier',
      labels: ['T-Mobile', 'Verizon Wireless', 'AT&T Mobility', 'US Cellular', 'Google Voice'],
      series: [{ name: 'Failed', values: [14, 6, 5, 5, 0] }],
      said: ['T-Mobile 14, Verizon Wireless 6, AT&T Mobility 5, US Cellular 5, Google Voice 0.'],
    },
    { kind: 'note', spans: ['Do not send these texts again yet: they would fail too.'] },
  ],
  choices: [
    { label: "I'm on it", says: { says: 'incident', ref: 'i7f2a', does: 'take' }, look: 'primary' },
    { label: 'Snooze 1 h', says: { says: 'incident', ref: 'i7f2a', does: 'snooze-hour' } },
    { label: 'Until tomorrow', says: { says: 'incident', ref: 'i7f2a', does: 'snooze-tomorrow' } },
    { label: 'Troubleshoot', says: { says: 'incident', ref: 'i7f2a', does: 'troubleshoot' } },
  ],
  controls: [
    { label: 'Not a problem', says: { says: 'incident', ref: 'i7f2a', does: 'no-problem' } },
    { label: 'Details', says: { says: 'incident', ref: 'i7f2a', does: 'show-details' } },
  ],
};

/** Today's numbers, two bars for each site. */
export const sites: View = {
  kind: 'status',
  title: 'Our texts today',
  body: [
    {
      kind: 'chart',
      form: 'bars',
      title: 'Texts today, by site',
      labels: ['Northside', 'Downtown', 'Riverside Pediatrics', 'Westgate'],
      series: [
        { name: 'Arrived', values: [46, 120, 88, 61] },
        { name: 'Failed', values: [14, 5, 7, 6] },
      ],
      said: [
        'Arrived and failed: Northside 46 and 14, Downtown 120 and 5, Riverside Pediatrics 88 and 7, Westgate 61 and 6.',
      ],
    },
  ],
  choices: [],
  controls: [],
};

export const teamsViews: Readonly<Record<string, View>> = {
  channel,
  tenLong,
  hostileInTeams,
  incident,
  sites,
};
