/**
 * How long a turn in Teams takes, beside a bare botbuilder bot, in one run:
 * `npm run bench:teams [seconds per round] [turns per second]`. A press: the card redrawn for all and given to whoever
 * pressed, beside a bot that answers with the same card. Words: a card in reply, beside a bot that echoes them. Every
 * token is checked on both sides. Read the ratios: the machine is shared, so neighbouring rounds are compared.
 */
import {
  atDesk,
  cardOf,
  type FakeTeams,
  people,
  personal,
  type Standing,
  startFakeIssuer,
  startFakeTeams,
  titlesOf,
} from '../fakes/teams/index.ts';
import { at, evenLoad, median, memory, ratio, start } from './rounds.ts';

const seconds = Number(process.argv[2] ?? 4);
const perSecond = Number(process.argv[3] ?? 100);
const rounds = 7;
const talks = perSecond;

const teams: FakeTeams = await startFakeTeams({ checked: false });
const issuer = await startFakeIssuer(teams.serviceUrl);
const bearer = issuer.bearer();
const server = new URL('./teams-server.ts', import.meta.url);
const everybody = Array.from({ length: talks }, (_, n) => ({ ...people.nora, id: `29:bench-${n}` }));

const house = await start(server, ['ours', issuer.trust.openIdDocument]);
const desk = atDesk(teams, `${house.url}/api/messages`, () => bearer);
const cards: Standing[] = [];
for (const as of everybody) {
  await desk.message('start over', { as });
  const card = teams.standingIn(personal(as).conversation.id).at(-1);
  if (!card) throw new Error('no card came');
  cards.push(card);
}
const example = cardOf(cards[0]?.activity);
const echo = await start(server, ['bare', issuer.trust.openIdDocument, JSON.stringify(example)]);
const bare = atDesk(teams, `${echo.url}/api/messages`, () => bearer);

const kinds = {
  press: {
    ours: (n: number) => press(desk, n, (titles) => titles[n % titles.length] as string),
    theirs: (n: number) => press(bare, n, (titles) => titles[0] as string),
  },
  words: {
    ours: (n: number) => words(desk, n),
    theirs: (n: number) => words(bare, n),
  },
};

console.log(`${perSecond} turns a second, ${rounds} pairs of rounds of ${seconds} s each\n`);
for (const [kind, { ours, theirs }] of Object.entries(kinds)) {
  const times = { ours: [] as number[][], theirs: [] as number[][] };
  await evenLoad(perSecond, 2, ours);
  await evenLoad(perSecond, 2, theirs);
  for (let n = 0; n < rounds; n++) {
    times.ours.push(await evenLoad(perSecond, seconds, ours));
    times.theirs.push(await evenLoad(perSecond, seconds, theirs));
  }
  const line = (all: readonly number[][]) =>
    [0.5, 0.99].map((part) => median(all.map((one) => at(one, part))).toFixed(1)).join(' / ');
  const ratios = [0.5, 0.99].map((part) => ratio(times.ours, times.theirs, part).toFixed(2));
  console.log(
    `${kind}  p50 / p99:  smsfail ${line(times.ours)} ms   bare botbuilder ${line(times.theirs)} ms   ratio ${ratios.join(' / ')}   (aim 1.3)`,
  );
}
console.log(
  `\nmemory  smsfail with Slack and Teams ${(await memory(house.child)).toFixed(0)} MB, bare botbuilder ${(await memory(echo.child)).toFixed(0)} MB` +
    `\nstart   smsfail with Slack and Teams ${house.startUp.toFixed(0)} ms, bare botbuilder ${echo.startUp.toFixed(0)} ms`,
);
for (const { child } of [house, echo]) child.kill();
process.exit(0);

/** ms of one press on the card of the nth person. */
async function press(who: typeof desk, n: number, choose: (titles: string[]) => string): Promise<number> {
  const as = everybody[n % talks];
  const card = cards[n % talks];
  if (!as || !card) throw new Error('nobody is there');
  const titles = titlesOf(cardOf(card.activity)).filter(
    (title) => !/person|That was|works now|Send/.test(title),
  );
  const { status, ms } = await who.pressOn(card, choose(titles), { as });
  if (status !== 200) throw new Error(`answered ${status}`);
  return ms;
}

/** ms of one message of the nth person. */
async function words(who: typeof desk, n: number): Promise<number> {
  const as = everybody[n % talks];
  if (!as) throw new Error('nobody is there');
  const { status, ms } = await who.message(n % 2 ? 'start over' : 'caremessage', { as });
  if (status !== 200) throw new Error(`answered ${status}`);
  return ms;
}
