/** Everything a view can hold and a person can say: what the contract suite shows and presses. */
import type { Utterance } from '#views/utterance.ts';
import type { Block, Choice, Span, View } from '#views/view.ts';

type SpanKind<S = Span> = S extends string ? 'plain' : Exclude<keyof S, 'href'>;

/** One of each kind of text. `person` is the chat's id of somebody. */
export const everySpan = (person: string) =>
  ({
    plain: 'Plain words, ',
    strong: { strong: 'strong words' },
    code: { code: 'Error 30007' },
    link: { link: 'the manual', href: 'https://help.example.org/texts?a=1&b=2' },
    command: { command: 'explain 30007' },
    person: { person },
  }) satisfies { readonly [K in SpanKind]: Span };

/** One of each kind of block. Whoever answered and is spoken of is `person`. */
export const everyBlock = (person: string) =>
  ({
    text: { kind: 'text', spans: Object.values(everySpan(person)) },
    list: { kind: 'list', title: 'Why I think so', items: [['A first reason'], [{ code: 'Reason two' }]] },
    steps: {
      kind: 'steps',
      title: 'What to do',
      steps: [
        { spans: ['Call the patient'], who: 'front-desk', whoLabel: 'Front desk' },
        { spans: ['Answer with ', { code: 'START' }], who: 'patient', whoLabel: 'Patient' },
        { spans: ['Wait a day'], who: 'nobody', whoLabel: 'Nobody' },
      ],
    },
    warning: { kind: 'warning', spans: ['Do not send it ', { strong: 'again' }] },
    note: { kind: 'note', spans: ['From ', { link: 'the table', href: 'https://help.example.org/table' }] },
    trail: {
      kind: 'trail',
      answers: [
        { label: 'System', value: 'CareMessage', by: person },
        { label: 'Log says', value: 'Failed' },
      ],
    },
    quote: { kind: 'quote', spans: ['A text did not arrive.\nNext: call.'] },
    chart: {
      kind: 'chart',
      form: 'line',
      title: 'Failed texts',
      labels: ['09:00', '09:15', '09:30'],
      series: [
        { name: 'failed', values: [1, 14, 6] },
        { name: 'usual', values: [1.5, 2, 0] },
      ],
      said: ['Failed since 09:00: 1, ', { strong: '14' }, ', 6.'],
    },
  }) satisfies { readonly [K in Block['kind']]: Extract<Block, { kind: K }> };

/** What has to reach the person of all that, in order within each block; `named` is what the person is called. */
export const everyWord = (named: string) =>
  ({
    text: ['Plain words', 'strong words', 'Error 30007', 'the manual', 'explain 30007', named],
    list: ['Why I think so', 'A first reason', 'Reason two'],
    steps: ['What to do', 'Call the patient', 'Answer with START', 'Wait a day'],
    warning: ['Do not send it again'],
    note: ['From the table'],
    trail: ['System: CareMessage', 'Log says: Failed'],
    quote: ['A text did not arrive.', 'Next: call.'],
    chart: ['Failed texts', 'Failed since 09:00: 1, 14, 6.'],
  }) satisfies { readonly [K in Block['kind']]: readonly string[] };

const yes: Choice = { label: 'Yes, that one', says: { says: 'solved', turn: 4 }, look: 'primary' };
const back: Choice = { label: 'Go back', says: { says: 'back', turn: 4 } };
const kinds = {
  question: 'Which system sent it?',
  verdict: 'The patient opted out',
  answer: 'A landline takes no texts',
  explanation: 'Code 30007',
  help: 'What I can do',
  preview: 'Post this?',
  summary: 'What was found',
  notice: 'That was taken back',
  alert: 'Fourteen texts failed',
  status: 'Today',
  digest: 'This week',
} satisfies { readonly [K in View['kind']]: string };

/** A view of each kind, with something to press. */
export const everyView: readonly View[] = (Object.keys(kinds) as View['kind'][]).map((kind) => ({
  kind,
  title: kinds[kind],
  body: [{ kind: 'text', spans: [`This is said with: ${kinds[kind]}`] }],
  choices: [yes],
  controls: [back],
}));

/** A view that says this and nothing else. */
export const saying = (title: string, body: readonly Block[] = []): View => ({
  kind: 'notice',
  title,
  body,
  choices: [],
  controls: [],
});

/** A view with these to press: at most ten first and at most five after them. */
export const pressing = (
  title: string,
  choices: readonly Choice[],
  controls: readonly Choice[] = [],
): View => ({
  kind: 'question',
  title,
  body: [{ kind: 'text', spans: ['Please press one.'] }],
  choices,
  controls,
});

/** A question to be answered with words. */
export const typing: View = {
  kind: 'question',
  title: 'Is there an error text?',
  body: [{ kind: 'text', spans: ['It often names the cause.'] }],
  input: {
    label: 'Is there an error text?',
    placeholder: 'for example 30007',
    hint: 'Only the error itself, no names',
    kind: 'error',
    answers: { says: 'answer', turn: 3, fact: 'error', value: '' },
  },
  choices: [],
  controls: [{ label: 'No idea', says: { says: 'skip', turn: 3, fact: 'error' } }],
};

/** Free words that stand in utterances; nobody but us may read them in a button. */
export const confided = 'Somebody called Jane wrote from 555-0142';

/** Every utterance there is, those with free words twice. */
export const everyUtterance = {
  start: [
    { says: 'start' },
    { says: 'start', text: confided },
    { says: 'start', facts: { platform: 'caremessage', status: 'failed' } },
  ],
  answer: [
    { says: 'answer', turn: 3, fact: 'status', value: 'no-record' },
    { says: 'answer', turn: 3, fact: 'error', value: confided },
  ],
  skip: [{ says: 'skip', turn: 3, fact: 'status' }],
  reopen: [{ says: 'reopen', turn: 3, fact: 'status' }],
  tell: [{ says: 'tell', text: confided }],
  back: [{ says: 'back', turn: 1 }],
  restart: [{ says: 'restart' }],
  'not-it': [{ says: 'not-it', turn: 2 }],
  handoff: [{ says: 'handoff', turn: 2 }],
  'look-up': [{ says: 'look-up', turn: 2 }],
  await: [{ says: 'await', turn: 2 }],
  forget: [{ says: 'forget', turn: 2 }],
  solved: [{ says: 'solved', turn: 0 }],
  preview: [{ says: 'preview', turn: 12 }],
  share: [{ says: 'share', turn: 12 }],
  aside: [{ says: 'aside', turn: 2 }],
  show: [{ says: 'show' }],
  help: [{ says: 'help' }],
  alerts: [
    { says: 'alerts', text: '' },
    { says: 'alerts', text: 'stop' },
    { says: 'alerts', text: `here for ${confided}` },
  ],
  status: [{ says: 'status' }],
  incident: [
    { says: 'incident', ref: 'k3V-9.x_Q', does: 'take' },
    { says: 'incident', ref: 'k3V-9.x_Q', does: 'snooze-tomorrow' },
  ],
  explain: [
    { says: 'explain', text: '30007' },
    { says: 'explain', text: confided },
  ],
} satisfies { readonly [S in Utterance['says']]: readonly Extract<Utterance, { says: S }>[] };

/** One button for each of them. */
export const everyChoice: readonly Choice[] = Object.values(everyUtterance)
  .flat()
  .map((says, at) => ({ label: `${says.says} number ${at + 1}`, says }));

const sentence = 'One sentence follows another, and each is as long as the one before it. ';

/** More than any chat takes: 60 kB of text, 40 steps, ten labels of 120 characters, five controls. */
export const long: View = {
  kind: 'verdict',
  title: 'Much to say',
  body: [
    { kind: 'text', spans: [sentence.repeat(400)] },
    {
      kind: 'steps',
      title: 'Forty steps',
      steps: Array.from({ length: 40 }, (_, at) => ({
        spans: [`Step ${at + 1}: ${sentence.repeat(10)}`],
        who: 'front-desk',
        whoLabel: 'Front desk',
      })),
    },
    { kind: 'text', spans: ['The very last words.'] },
  ],
  choices: Array.from({ length: 10 }, (_, at) => ({
    label: `Cause ${at + 1}: ${sentence.repeat(2)}`.slice(0, 120),
    says: { says: 'answer', turn: 5, fact: 'status', value: `cause-${at + 1}` },
  })),
  controls: Array.from({ length: 5 }, (_, at) => ({
    label: `Control ${at + 1}`,
    says: { says: 'back', turn: at },
  })),
};

/** Text that some reader somewhere would act on. */
export const hostileTexts: Readonly<Record<string, string>> = {
  mentions: '<!channel> <!here|x> @here @everyone <@U123> <#C1> <at>Nora Nurse</at> <at id="0">Nora</at>',
  mrkdwn: '*bold* _it_ ~gone~ `code` ```pre``` :tada:\n> quoted',
  markdown:
    '# Head\n- item\n1. one\n[click](https://evil.example/x) **b** __u__ ![i](https://evil.example/i.png)',
  links:
    '<https://evil.example/x|click> <javascript:alert(1)|x> [x](javascript:alert(1)) [y]: https://evil.example',
  html: '<b>b</b><img src=x onerror=alert(1)><script>alert(1)</script> &lt;i&gt; &#60;u> <break time="9s"/>',
  controls: 'a\u0000b\u0007c\bd\u001be\u007ff\u0090g\u009bh\ri',
  bidi: 'see \u202eexe.txt\u202c and \u2066this\u2069 \u200f!',
  dates: '{{DATE(2026-01-01T00:00:00Z,SHORT)}} {{ TIME(2026-01-01T00:00:00Z) }} {0} %s',
  escapes:
    '\u001b[5;41mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \u001b[2J \u009b31m',
  script: 'javascript:alert(1)',
};

/** That text wherever a string can stand, but for ids and addresses, which are ours. */
export const hostileView = (text: string): View => ({
  kind: 'verdict',
  title: text,
  body: [
    { kind: 'text', spans: [text, { strong: text }, { code: text }, { command: text }] },
    {
      kind: 'text',
      spans: [
        { link: text, href: 'https://help.example.org/x' },
        { link: 'x', href: text },
      ],
    },
    { kind: 'text', spans: [{ link: 'script', href: 'javascript:alert(1)' }] },
    { kind: 'list', title: text, items: [[text], [{ strong: text }]] },
    { kind: 'steps', title: text, steps: [{ who: 'patient', whoLabel: text, spans: [text] }] },
    { kind: 'warning', spans: [text] },
    { kind: 'note', spans: [text] },
    { kind: 'note', spans: [text, { link: text, href: 'https://help.example.org/y' }] },
    { kind: 'trail', answers: [{ label: text, value: text }] },
    { kind: 'quote', spans: [text] },
    {
      kind: 'chart',
      form: 'bars',
      title: text,
      labels: [text, 'b'],
      series: [{ name: text, values: [1, 2] }],
      said: [text],
    },
  ],
  input: { ...typing.input!, label: text, placeholder: text, hint: text },
  privateLink: text,
  choices: [{ label: `${text}?`, says: { says: 'tell', text } }],
  controls: [{ label: `Or ${text}`, says: { says: 'explain', text } }],
});

/** What no bot of ours has put on a button, or not in this life. */
export const strangeValues: readonly (string | undefined)[] = [
  undefined,
  '',
  'anything',
  'null',
  '[]',
  '{"v":1}',
  '{"v":2,"u":{"says":"help"}}',
  '{"v":1,"u":{"says":"dance"}}',
  '{"v":1,"u":{"says":"constructor"}}',
  '{"v":1,"u":{"says":"back","turn":-1}}',
  '{"v":1,"u":{"says":"answer","turn":1,"fact":"__proto__","value":"x"}}',
  '{"v":1,"u":{"says":"restart","more":"x"}}',
  '{"v":1,"u":{"says":"incident","ref":"../x","does":"take"}}',
  '{"v":1,"u":{"says":"incident","ref":"k3V","does":"delete"}}',
  '{"v":1,"t":"talk-1","k":"kept before a restart"}',
];
