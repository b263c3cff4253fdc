/**
 * How long a press of a button takes, beside a bare Bolt app that answers the same blocks, in one run:
 * `npm run bench:slack [seconds per round] [presses per second]`. A press is done when the redrawn message has arrived
 * at its response address. Read the ratios: the machine is shared, so each round is compared with the one beside it.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { actionPayload, commandFields, postForm, postPayload } from '../fakes/slack/index.ts';
import { at, evenLoad, median, memory, ratio, start } from './rounds.ts';

const seconds = Number(process.argv[2] ?? 4);
const perSecond = Number(process.argv[3] ?? 200);
const rounds = 9;
const secret = 'bench-signing-secret';
const talks = perSecond * 2;

interface Message {
  readonly blocks: readonly { readonly type: string; readonly elements?: readonly Button[] }[];
}
interface Button {
  readonly action_id: string;
  readonly value?: string;
  readonly text: { readonly text: string };
}

const arrivals = new Map<string, (message: Message) => void>();
const hooks = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  response.end('ok');
  const id = request.url ?? '';
  arrivals.get(id)?.(JSON.parse(Buffer.concat(parts).toString()));
  arrivals.delete(id);
}).listen(0, '127.0.0.1');
await once(hooks, 'listening');
const hookBase = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}`;

const server = new URL('./slack-server.ts', import.meta.url);
const house = await start(server, ['ours', secret]);
const opened: Message[] = [];
for (let talk = 0; talk < talks; talk++) opened.push(await command(house.url));
const answered = await press(house.url, buttonOf(opened[0] as Message, 'CareMessage'));
const example = JSON.stringify({ ...answered.message, replace_original: undefined });
const bolt = await start(server, ['bare', secret, example]);

const sides = [
  { name: 'smsfail', url: house.url, child: house.child, messages: opened, times: [] as number[][] },
  {
    name: 'bare Bolt',
    url: bolt.url,
    child: bolt.child,
    messages: opened.map(() => answered.message),
    times: [] as number[][],
  },
];
for (const side of sides) await round(side.url, side.messages, 2);
for (let n = 0; n < rounds; n++)
  for (const side of sides) side.times.push(await round(side.url, side.messages, seconds));

console.log(
  `${perSecond} presses a second, ${rounds} rounds of ${seconds} s each, in turn; from press to redrawn message\n`,
);
const table = [];
for (const { name, times, child } of sides) {
  const [p50, p99] = [0.5, 0.99].map((part) => median(times.map((one) => at(one, part)))) as [number, number];
  table.push({ name, p50, p99, rss: await memory(child) });
  console.log(
    `${name.padEnd(10)} p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms   memory ${(table.at(-1)?.rss ?? 0).toFixed(0)} MB`,
  );
}
const [ours = [], theirs = []] = sides.map(({ times }) => times);
const ratios = [0.5, 0.99].map((part) => ratio(ours, theirs, part).toFixed(2));
console.log(
  `\nratio      p50 ${ratios[0]}   p99 ${ratios[1]}   (aim 1.3; median of the ratios of neighbouring rounds)`,
);
for (const { child } of sides) child.kill();
hooks.close();
process.exit(0);

function round(url: string, messages: Message[], lasting: number): Promise<number[]> {
  return evenLoad(perSecond, lasting, async (n) => {
    const talk = n % messages.length;
    const { message, ms } = await press(url, some(messages[talk] as Message, n));
    messages[talk] = message;
    return ms;
  });
}

/** Presses answers and, at the end of a talk, Start over: as people do. */
function some(message: Message, n: number): Button {
  const all = buttons(message);
  const answers = all.filter(({ text }) => !/person|Share|That was|works now|Back|Type/.test(text.text));
  return answers[n % answers.length] ?? buttonOf(message, 'Start over');
}

async function press(url: string, button: Button): Promise<{ message: Message; ms: number }> {
  const id = `/${crypto.randomUUID()}`;
  const { promise, resolve, reject } = Promise.withResolvers<Message>();
  arrivals.set(id, resolve);
  const late = setTimeout(() => reject(new Error('no answer in 10 s')), 10_000);
  const began = performance.now();
  const payload = actionPayload(
    { actionId: button.action_id, value: button.value, label: button.text.text },
    { responseUrl: hookBase + id },
  );
  const response = await postPayload(url, payload, { secret });
  await response.text();
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  const message = await promise;
  clearTimeout(late);
  return { message, ms: performance.now() - began };
}

async function command(url: string): Promise<Message> {
  const response = await postForm(url, commandFields(''), { secret });
  return (await response.json()) as Message;
}

function buttons(message: Message): Button[] {
  return message.blocks.filter(({ type }) => type === 'actions').flatMap(({ elements }) => elements ?? []);
}

function buttonOf(message: Message, label: string): Button {
  const found = buttons(message).find(({ text }) => text.text === label);
  if (!found) throw new Error(`no button "${label}"`);
  return found;
}
