/** Views and a small conversation to draw and press. */
import type { Hear, Place, Reply, Turn } from '#chat/chat.ts';
import { pack } from '#chat/pack.ts';
import { Shelf } from '#chat/shelf.ts';
import { packInput } from '#chat/slack/asked.ts';
import { type Drawn, render } from '#chat/slack/render.ts';
import type { Clock } from '#kit/clock.ts';
import type { Utterance } from '#views/utterance.ts';
import type { Chart, View } from '#views/view.ts';

export const question: View = {
  kind: 'question',
  title: 'What does the message log say about that text?',
  body: [
    { kind: 'trail', answers: [{ label: 'System', value: 'CareMessage' }] },
    { kind: 'text', spans: ['Failed, waiting, sent and not there at all point to different causes.'] },
    { kind: 'note', spans: ['Where to look: Messages > Outbox. Please leave out names and numbers.'] },
  ],
  choices: ['failed', 'pending', 'sent', 'delivered', 'no-record'].map((value) => ({
    label: value === 'no-record' ? 'Not in the log at all' : `${value[0]?.toUpperCase()}${value.slice(1)}`,
    says: { says: 'answer', turn: 2, fact: 'status', value },
  })),
  controls: [
    { label: "I don't know", says: { says: 'skip', turn: 2, fact: 'status' } },
    { label: 'Back', says: { says: 'back', turn: 2 } },
    { label: 'Start over', says: { says: 'restart' } },
    { label: 'Ask a person', says: { says: 'handoff', turn: 2 } },
  ],
};

export const typed: View = {
  kind: 'question',
  title: 'Is there an error text or code beside it? Copy it exactly.',
  body: [{ kind: 'text', spans: ['The exact words often name the cause outright.'] }],
  input: {
    label: 'Type the error',
    placeholder: 'for example: 30007, or the words shown',
    hint: 'Only the error itself: no patient name, number or message text.',
    kind: 'error',
    answers: { says: 'answer', turn: 3, fact: 'error', value: '' },
  },
  choices: [],
  controls: [{ label: "I don't know", says: { says: 'skip', turn: 3, fact: 'error' } }],
};

export const verdict: View = {
  kind: 'verdict',
  title: 'The patient has opted out of your texts',
  body: [
    {
      kind: 'trail',
      answers: [
        { label: 'System', value: 'CareMessage' },
        { label: 'Error', value: '21610' },
      ],
    },
    {
      kind: 'text',
      spans: [
        'Very likely: the code ',
        { code: '21610' },
        ' means that this number once answered ',
        { strong: 'STOP' },
        '.',
      ],
    },
    {
      kind: 'list',
      title: 'Why I think so',
      items: [['The log shows code 21610.'], ['Every text to this patient fails.']],
    },
    {
      kind: 'steps',
      title: 'What to do',
      steps: [
        {
          who: 'front-desk',
          whoLabel: 'Front desk',
          spans: ['Call the patient and ask whether texts are wanted again.'],
        },
        {
          who: 'patient',
          whoLabel: 'Patient',
          spans: ['Send the word ', { code: 'START' }, ' from the same phone to your number.'],
        },
        {
          who: 'practice-admin',
          whoLabel: 'Practice admin',
          spans: ['Tick "Text reminders" again under Patient > Contact.'],
        },
        {
          who: 'nobody',
          whoLabel: 'Nobody',
          spans: ['Wait a day, then look whether the next reminder arrives.'],
        },
      ],
    },
    {
      kind: 'warning',
      spans: ['Do not send the text again before that: it cannot arrive, and the law forbids it.'],
    },
    {
      kind: 'note',
      spans: [
        'Source: ',
        { link: 'Why did my text fail?', href: 'https://help.example.org/a?b=1&c=2' },
        ', row CM2. Sending again: not until the patient agrees.',
      ],
    },
  ],
  choices: [
    { label: 'That was it, it works now', says: { says: 'solved', turn: 4 }, look: 'primary' },
    { label: 'This is not it', says: { says: 'not-it', turn: 4 } },
    { label: 'Show what would be posted', says: { says: 'preview', turn: 4 } },
  ],
  controls: [
    { label: 'Back', says: { says: 'back', turn: 4 } },
    { label: 'Start over', says: { says: 'restart' }, look: 'danger' },
  ],
};

export const preview: View = {
  kind: 'preview',
  title: 'Post this to the channel?',
  body: [
    {
      kind: 'quote',
      spans: [
        'A text did not arrive: ',
        { strong: 'the patient has opted out' },
        '.\nNext: call the patient.',
      ],
    },
    { kind: 'note', spans: ['Everybody in the channel will see exactly this.'] },
  ],
  choices: [{ label: 'Post it', says: { says: 'share', turn: 5 }, look: 'primary' }],
  controls: [{ label: 'Back', says: { says: 'back', turn: 5 } }],
};

export const summary: View = {
  kind: 'summary',
  title: 'A text did not arrive: the patient has opted out',
  body: [{ kind: 'text', spans: ['Next: call the patient.'] }],
  choices: [],
  controls: [],
};

export const failures: Chart = {
  kind: 'chart',
  form: 'line',
  title: 'Texts from Northside, every 15 minutes',
  labels: ['09:00', '09:15', '09:30', '09:45'],
  series: [
    { name: 'failed', values: [1, 3, 6, 4] },
    { name: 'usually failed', values: [0.75, 0.75, 0.5, 1] },
  ],
  said: ['Failed every 15 minutes since 09:00: 1, 3, 6, 4; usual is at most 1.'],
};

/** What a channel hears when texts begin to fail. */
export const alert: View = {
  kind: 'alert',
  title: '14 of 60 texts from Northside failed since 09:00 (normal: 3)',
  body: [
    { kind: 'text', spans: ['Carrier T-Mobile: the toll-free sender is ', { strong: 'not verified' }, '.'] },
    failures,
    {
      kind: 'steps',
      title: 'What to do',
      steps: [
        { who: 'vendor-support', whoLabel: 'Vendor support', spans: ['Ask for the toll-free verification.'] },
      ],
    },
    { kind: 'warning', spans: ['Do not send these texts again before that.'] },
  ],
  choices: [
    {
      label: "I'm on it",
      says: { says: 'incident', ref: 'k3V-9.x_Q', does: 'take' },
      look: 'primary',
    },
    { label: 'Snooze 1 hour', says: { says: 'incident', ref: 'k3V-9.x_Q', does: 'snooze-hour' } },
    { label: 'Troubleshoot', says: { says: 'incident', ref: 'k3V-9.x_Q', does: 'troubleshoot' } },
  ],
  controls: [{ label: 'Details', says: { says: 'incident', ref: 'k3V-9.x_Q', does: 'show-details' } }],
};

/** More charts than a message may hold. */
export const status: View = {
  kind: 'status',
  title: 'Today',
  body: ['failed', 'sent', 'waiting'].map((title) => ({
    ...failures,
    form: 'bars',
    title: `Texts ${title}`,
    labels: ['Northside', 'Harbor', 'East', 'West'],
    said: [`Texts ${title}: as every day.`],
  })),
  choices: [],
  controls: [],
};

export const hostileText =
  '<!channel> @here <@U123> <https://evil.example|click> *bold* _it_ ~gone~ `code` ```pre``` :tada: &lt;b&gt; \u202e> quoted\u0007';

/** The same nasty words wherever a string can stand. */
export const hostile: View = {
  kind: 'verdict',
  title: hostileText,
  body: [
    { kind: 'text', spans: [hostileText, { strong: hostileText }, { code: hostileText }] },
    { kind: 'list', title: hostileText, items: [[hostileText]] },
    {
      kind: 'steps',
      title: hostileText,
      steps: [{ who: 'front-desk', whoLabel: hostileText, spans: [hostileText] }],
    },
    { kind: 'warning', spans: [hostileText] },
    { kind: 'note', spans: [hostileText, { link: hostileText, href: 'https://help.example.org/' }] },
    { kind: 'note', spans: [{ link: hostileText, href: 'javascript:alert(1)' }] },
    { kind: 'trail', answers: [{ label: hostileText, value: hostileText }] },
    { kind: 'quote', spans: [hostileText] },
    {
      kind: 'chart',
      form: 'bars',
      title: hostileText,
      labels: [hostileText, hostileText, 'b'],
      series: [{ name: hostileText, values: [1, 2, 3] }],
      said: [hostileText],
    },
  ],
  input: { ...typed.input!, label: hostileText, placeholder: hostileText, hint: hostileText },
  choices: [{ label: hostileText, says: { says: 'tell', text: hostileText } }],
  controls: [],
};

const long = 'One sentence follows another, and each is as long as the one before it. 🦷 '.repeat(60);

/** More of everything than Slack takes. */
export const huge: View = {
  kind: 'verdict',
  title: 'A very long title indeed '.repeat(12),
  body: [
    { kind: 'text', spans: [long, { strong: long }] },
    {
      kind: 'steps',
      title: 'Steps',
      steps: Array.from({ length: 40 }, () => ({ who: 'front-desk', whoLabel: 'Front desk', spans: [long] })),
    },
    ...Array.from({ length: 70 }, (_, at) => ({ kind: 'warning', spans: [`Warning ${at}`] }) as const),
  ],
  input: { ...typed.input!, label: long, placeholder: long, hint: long },
  choices: Array.from({ length: 10 }, (_, at) => ({
    label: `${at} ${long}`.slice(0, 200),
    says: { says: 'not-it', turn: at },
  })),
  controls: question.controls,
};

export const bare: View = {
  kind: 'notice',
  title: '',
  body: [{ kind: 'text', spans: [''] }],
  choices: [],
  controls: [],
};

export const allViews: Readonly<Record<string, View>> = {
  question,
  typed,
  verdict,
  preview,
  summary,
  alert,
  status,
  hostile,
  huge,
  bare,
};

/** The sample views as Slack gets them. */
export function samplePayloads(): { readonly [name: string]: Drawn; readonly verdict?: Drawn } {
  const shelf = new Shelf<Utterance>({ now: () => new Date(0) }, { life: 1, room: 100 });
  return Object.fromEntries(
    Object.entries(allViews).map(([name, view]) => [
      name,
      render(view, {
        packed: (says) => pack('talk', says, shelf),
        packedInput: (input) => packInput('talk', input),
        drawing: name,
      }),
    ]),
  );
}

/** Every utterance there is. */
export const allUtterances: readonly Utterance[] = [
  { says: 'start' },
  { says: 'start', text: 'failed at 9:40 pm' },
  { says: 'start', facts: { platform: 'caremessage' } },
  { says: 'answer', turn: 3, fact: 'status', value: 'no-record' },
  { says: 'answer', turn: 3, fact: 'error', value: 'Error: it <failed> for Jane' },
  { says: 'skip', turn: 3, fact: 'status' },
  { says: 'reopen', turn: 3, fact: 'status' },
  { says: 'tell', text: 'the patient is Jane' },
  { says: 'back', turn: 1 },
  { says: 'restart' },
  { says: 'not-it', turn: 2 },
  { says: 'handoff', turn: 2 },
  { says: 'solved', turn: 2 },
  { says: 'preview', turn: 2 },
  { says: 'share', turn: 2 },
  { says: 'show' },
  { says: 'help' },
  { says: 'status' },
  { says: 'alerts', text: '' },
  { says: 'alerts', text: 'here for Jane' },
  { says: 'incident', ref: 'k3V-9.x_Q', does: 'take' },
  { says: 'incident', ref: `a${'9'.repeat(40)}`, does: 'no-problem' },
  { says: 'explain', text: '30007' },
  { says: 'explain', text: 'number 555-0100 of Jane' },
];

/** A conversation of four steps that keeps what it heard. */
export function smallTalk(): {
  readonly hear: Hear;
  readonly turns: Turn[];
  share?: (place: Place) => Promise<unknown>;
} {
  const turns: Turn[] = [];
  const talk: ReturnType<typeof smallTalk> = {
    turns,
    hear: async (turn) => {
      turns.push(turn);
      const reply = (view: View, refused?: string): Reply => ({
        talk: turn.talk ?? 'talk-1',
        view,
        ...(refused ? { refused } : {}),
      });
      switch (turn.heard.says) {
        case 'start':
        case 'restart':
          return reply(question);
        case 'answer':
          if (turn.heard.fact === 'status') return reply(typed);
          return turn.heard.value === '?'
            ? reply(typed, 'That is not an error. Copy it as it stands.')
            : reply(verdict);
        case 'preview':
          return reply(preview);
        case 'share':
          await talk.share?.(turn.place);
          return reply({ ...verdict, kind: 'notice', title: 'Posted' });
        default:
          return reply({ ...question, title: `Heard ${turn.heard.says}` });
      }
    },
  };
  return talk;
}

/** A clock that stands until moved. */
export function handClock(start = Date.parse('2026-03-02T14:00:00Z')): Clock & { pass(ms: number): void } {
  let now = start;
  return {
    now: () => new Date(now),
    pass: (ms) => {
      now += ms;
    },
  };
}
