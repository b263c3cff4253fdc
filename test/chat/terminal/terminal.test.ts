import { PassThrough, Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { Hear, Turn } from '#chat/chat.ts';
import { askByLine, askByMenu, bare, openTerminal } from '#chat/terminal/index.ts';
import type { View } from '#views/view.ts';

const question: View = {
  kind: 'question',
  title: 'What does the log say?',
  body: [{ kind: 'note', spans: ['It matters.'] }],
  input: {
    label: 'Error text',
    placeholder: '30007',
    hint: 'Only the error itself.',
    kind: 'error',
    answers: { says: 'answer', turn: 4, fact: 'error', value: '' },
  },
  choices: [
    { label: 'Failed', says: { says: 'answer', turn: 4, fact: 'status', value: 'failed' } },
    { label: 'Pending', says: { says: 'answer', turn: 4, fact: 'status', value: 'pending' } },
  ],
  controls: [{ label: 'Back', says: { says: 'back', turn: 4 } }],
};
const { input: _, ...withoutInput } = question;

/** A conversation that shows the same view whatever it hears, and remembers. */
function listener(view: View, refused?: string) {
  const turns: Turn[] = [];
  const hear: Hear = async (turn) => {
    turns.push(turn);
    return { talk: 'talk-1', view, ...(refused && turns.length > 1 ? { refused } : {}) };
  };
  return { turns, hear };
}

function sink() {
  const output = new PassThrough();
  let said = '';
  output.on('data', (chunk) => {
    said += chunk;
  });
  return { output, said: () => said };
}

async function typed(lines: string, view: View, refused?: string) {
  const { turns, hear } = listener(view, refused);
  const { output, said } = sink();
  const terminal = openTerminal(askByLine(Readable.from([lines]), output, { width: 60, style: bare }));
  await terminal.open(hear);
  await terminal.talk;
  return { turns, heard: turns.slice(1).map((turn) => turn.heard), said: said() };
}

it('opens a talk, and gives every press back as the choice carries it', async () => {
  const { turns, heard, said } = await typed('1\n2\r\n3\nfailed\n', question);

  expect(turns[0]).toEqual({
    place: { chat: 'terminal', workspace: 'local', channel: 'terminal' },
    person: 'local',
    heard: { says: 'start' },
  });
  expect(turns.slice(1).every((turn) => turn.talk === 'talk-1')).toBe(true);
  const [failed, pending, back] = [...question.choices, ...question.controls].map((choice) => choice.says);
  expect(heard).toEqual([failed, pending, back, failed]);
  expect(heard[0]).toBe(failed);
  expect(said).toContain('1) Failed');
  expect(said).toMatch(/Goodbye/);
});

it('takes words for the answer where one may be typed, and for telling where not', async () => {
  expect((await typed('30007\n', question)).heard).toEqual([
    { says: 'answer', turn: 4, fact: 'error', value: '30007' },
  ]);
  expect((await typed('it says landline\n', withoutInput)).heard).toEqual([
    { says: 'tell', text: 'it says landline' },
  ]);
});

it('asks again for a number that is not there and for nothing, and is content with an unfinished line', async () => {
  const { heard, said } = await typed(`7\n\n${'x'.repeat(5000)}\n2`, withoutInput);

  expect(heard).toEqual([question.choices[1]?.says]);
  expect(said).toContain('There is no 7 here.');
});

it.each(['quit', 'Exit', 'bye'])('leaves at "%s"', async (word) => {
  expect((await typed(`${word}\n1\n`, question)).heard).toEqual([]);
});

it('says why an answer was refused, and does not draw the question again', async () => {
  const { said } = await typed('nonsense\n', question, 'I could not read a time there.');

  expect(said).toContain('I could not read a time there.');
  expect(said.match(/What does the log say/g)).toHaveLength(1);
});

it('leaves politely when it is closed in the middle of a question', async () => {
  const { output, said } = sink();
  const terminal = openTerminal(askByLine(new Readable({ read() {} }), output, { width: 60, style: bare }));
  await terminal.open(listener(question).hear);

  await terminal.close();

  expect(said()).toContain('Goodbye');
});

it('ends with the trouble of a conversation that broke', async () => {
  const terminal = openTerminal(askByLine(Readable.from([]), sink().output, { width: 60, style: bare }));
  await terminal.open(async () => {
    throw new Error('broken');
  });

  await expect(terminal.talk).rejects.toThrow('broken');
});

it('shows to the channel what is shared', async () => {
  const { output, said } = sink();
  const terminal = openTerminal(askByLine(Readable.from([]), output, { width: 60, style: bare }));

  await terminal.post({ chat: 'terminal', workspace: 'local', channel: 'terminal' }, question);

  expect(said()).toMatch(/For everybody in the channel:.*What does the log say/s);
});

it('goes on in private with a talk that a turn has opened, once the turn is answered', async () => {
  const { output, said } = sink();
  const terminal = openTerminal(askByLine(Readable.from(['1\n2\n']), output, { width: 60, style: bare }));
  const turns: Turn[] = [];
  const aside: View = { ...withoutInput, title: 'Between the two of us' };
  const hear: Hear = async (turn) => {
    turns.push(turn);
    if (turns.length === 2) await terminal.post(terminal.privately(turn.place, turn.person), aside, 'talk-2');
    return { talk: turn.talk ?? 'talk-1', view: question, word: `Heard ${turns.length}.` };
  };

  await terminal.open(hear);
  await terminal.talk;

  expect(turns.map(({ talk }) => talk)).toEqual([undefined, 'talk-1', 'talk-2']);
  expect(turns[2]?.heard).toBe(question.choices[1]?.says);
  expect(said()).toMatch(/Heard 2\..*For you alone:.*Between the two of us.*Heard 3\./s);
  expect(said()).not.toContain('For everybody');
  expect(said().match(/For you alone/g)).toHaveLength(1);
});

it('walks a menu with the keys: a choice, a typed answer, words, and out', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const { output, said } = sink();
  const { turns, hear } = listener(question);
  const terminal = openTerminal(askByMenu(input, output, () => ({ width: 60, style: bare })));
  const key = (name: string, text = '') =>
    input.emit('keypress', text, { name, ctrl: name === 'c', sequence: text });
  const keys = async (...names: string[]) => {
    for (const name of names) {
      await new Promise(setImmediate);
      if (name.length === 1) key(name, name);
      else key(name);
    }
    for (let n = 0; n < 5; n++) await new Promise(setImmediate);
  };
  await terminal.open(hear);

  await keys('down', 'return');
  await keys('down', 'down', 'return');
  await keys('3', '0', 'return');
  await keys('up', 'up', 'return');
  await keys('h', 'i', 'return');
  await keys('up', 'return');
  await terminal.talk;

  expect(turns.slice(1).map((turn) => turn.heard)).toEqual([
    question.choices[1]?.says,
    { says: 'answer', turn: 4, fact: 'error', value: '30' },
    { says: 'tell', text: 'hi' },
  ]);
  expect(said()).toContain('Goodbye');
});

it('takes the commands about alerts as the chats do', async () => {
  const { heard } = await typed('alerts here for site=north\nstatus\nalert reminders fail\n', question);
  expect(heard).toEqual([
    { says: 'alerts', text: 'here for site=north' },
    { says: 'status' },
    { says: 'answer', turn: 4, fact: 'error', value: 'alert reminders fail' },
  ]);
});

it('hears what is said unasked: all of it in its one place, and nothing of it can be found again', async () => {
  const { output, said } = sink();
  const terminal = openTerminal(askByLine(Readable.from([]), output, { width: 60, style: bare }));
  const place = { chat: 'terminal', workspace: 'local', channel: 'terminal' };
  const alert: View = { kind: 'alert', title: 'Texts fail', body: [], choices: [], controls: [] };
  expect(terminal.whole({ ...place, handle: 'x' })).toEqual(place);
  expect(await terminal.admits(place)).toBeUndefined();
  const posted = await terminal.post(place, alert, undefined, 'm-1');
  const below = await terminal.follow(posted, { ...alert, title: 'It got worse' }, 'm-2');
  expect(below.place).toEqual(place);
  expect(said()).toMatch(/^Texts fail$.*^ {4}It got worse$/ms);
  expect(await terminal.seek(place, 'm-1', new Date(0))).toBe('untold');
});

it('shows a word for whoever pressed beside the view', async () => {
  const { output, said } = sink();
  const terminal = openTerminal(askByLine(Readable.from([]), output, { width: 60, style: bare }));
  await terminal.open(async () => ({ talk: 'talk-1', view: question, word: 'You will hear of it.' }));
  await terminal.talk;
  expect(said()).toContain('You will hear of it.');
});
