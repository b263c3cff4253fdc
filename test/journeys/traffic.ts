/** The texts of a group of clinics, minute by minute: two weeks of them that are over, and a day that a test lives through. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openStore, type StorePlace } from '#store/open.ts';
import { as, dice, receipt } from '../store/rows.ts';
import { feedEnv, report, type Text } from './feed.ts';
import { type House, type Opening, openHouse } from './house.ts';

/** Of a Tuesday in New York, where a story begins that says nothing else. */
const nineThirty = '2026-03-03T14:30:00.000Z';

const minute = 60_000;
const day = 1440 * minute;
/** ms between two steps of the clock: a house alone looks at its receipts that often. */
const usualStep = 30_000;

/** Three clinics: two share a system and its number, the third has its own. */
const clinics = [
  { site: 'Northside', platform: 'caremessage', sender: '+12125550101' },
  { site: 'Southside', platform: 'caremessage', sender: '+12125550101' },
  { site: 'Westend', platform: 'notify', sender: '+12125550102' },
] as const;
const carriers = ['Verizon', 'AT&T', 'T-Mobile'];
/** Of a hundred texts so many fail, of single patients each. */
const usual = { failing: 4, codes: ['30003', '30005', '30006'] };

/** Working days, 08:00 to 18:00 in New York in winter. */
function isOpen(at: number): boolean {
  const there = new Date(at - 5 * 60 * minute);
  const [weekday, hour] = [there.getUTCDay(), there.getUTCHours()];
  return weekday > 0 && weekday < 6 && hour >= 8 && hour < 18;
}

type Sent = Text & { readonly site: string; readonly platform: string };

/** What the clinics send in one minute. Ids are unique among all of `name`. */
function textsOf(at: number, name: string): Sent[] {
  if (!isOpen(at)) return [];
  const thrown = dice(Math.floor(at / minute));
  return clinics.map(({ site, platform, sender }, clinic) => {
    const failed = thrown.below(100) < usual.failing;
    return {
      id: `${name}-${Math.floor(at / minute)}-${clinic}`,
      to: `+1212555${String(thrown.below(99)).padStart(4, '01')}`,
      status: failed ? 'undelivered' : 'delivered',
      ...(failed ? { code: thrown.pick(usual.codes) } : {}),
      carrier: thrown.pick(carriers),
      ...{ site, platform, sender, feature: 'reminder' },
    };
  });
}

/** Two quiet weeks that end at `until`, taken into the store. */
async function livedThrough(place: StorePlace, until: string): Promise<void> {
  const store = await openStore(place);
  const end = Date.parse(until);
  for (let from = end - 15 * day; from < end; from += day) {
    const rows = [];
    for (let at = from; at < Math.min(end, from + day); at += minute)
      for (const { id, status, code, site, platform, feature, sender, carrier } of textsOf(at, 'before'))
        rows.push(
          receipt({
            ...{ workspace: 'main', message: id, recipient: id, at, sentAt: at, site, platform },
            ...{ feature: feature ?? '', sender: sender ?? '', carrier: carrier ?? '', code: code ?? null },
            ...(status === 'delivered' ? as.delivered : as.undelivered),
          }),
        );
    if (rows.length > 0) await store.receipts.take(rows, new Date(Math.min(end, from + day)));
  }
  await store.close();
}

/** A store in which a house has watched two quiet weeks, to begin with a copy of it; made once in a run of tests. */
async function quietWeeks(until: string): Promise<string> {
  const made = join(inject('shared'), `weeks-${Date.parse(until)}.db`);
  if (existsSync(made)) return made;
  const databasePath = `${made}.${randomUUID()}`;
  await livedThrough({ databasePath }, until);
  const before = new Date(Date.parse(until) - minute).toISOString();
  await using house = await openHouse({ now: before, env: feedEnv, kept: databasePath });
  await house.pass({ minutes: 1 }, usualStep);
  await house.keep(databasePath);
  await rename(databasePath, made);
  return made;
}

/**
 * A house at a clinic group that knows two quiet weeks; `now` is half past nine of a Tuesday where nothing else is said.
 * `step`: ms between two steps of its clock. `database`: of PostgreSQL, in place of a file.
 */
export async function openClinics(
  opening: Opening & { readonly database?: string; readonly step?: number } = {},
) {
  const { now = nineThirty, database, step = usualStep, ...rest } = opening;
  if (database) await livedThrough({ databasePath: '', databaseUrl: database }, now);
  const house = await openHouse({
    ...rest,
    now,
    env: { ...feedEnv, ...(database ? { DATABASE_URL: database } : {}), ...rest.env },
    ...(database ? {} : { kept: await quietWeeks(now) }),
  });
  return Object.assign(house, traffic(house, step));
}

export type Clinics = Awaited<ReturnType<typeof openClinics>>;

/** With what a receipt never should hold, and some systems send all the same. */
export type Planted = Text & { readonly text: string; readonly name: string };

/** What has become of a text of the day; `undefined`: it is not sent, or nothing is heard of it. */
export type Fate = (text: Sent) => Text | undefined;

function traffic(house: House, step: number) {
  const sent: Text[] = [];
  /** Minutes of texts reported together. */
  async function live(
    time: { readonly hours?: number; readonly minutes?: number },
    fate: Fate = asUsual,
    every = 1,
  ) {
    const { hours = 0, minutes = 0 } = time;
    for (let left = hours * 60 + minutes; left > 0; left -= every) {
      const now = house.clock.now().getTime();
      const texts = Array.from({ length: every }, (_, back) =>
        textsOf(now - back * minute, 'today').map((text) => ({ ...text, back })),
      ).flatMap((some) => some.flatMap((text) => fate(text) ?? []));
      sent.push(...texts);
      if (texts.length > 0) {
        const status = await report(house, ...texts);
        if (status !== 204) throw new Error(`receipts were answered with ${status}`);
      }
      await house.pass({ minutes: every }, every === 1 ? step : minute);
    }
  }
  return {
    /**
     * Time passes, and the clinics send their texts; `fate` is what is not as usual. `every`: so many minutes of texts are
     * heard of at a time.
     */
    live,
    /** Lives on until something is so, and gives in how many minutes. @throws where it takes longer than `most`. */
    async liveUntil(is: () => boolean, fate: Fate = asUsual, most = 15): Promise<number> {
      for (let minutes = 0; minutes < most; minutes++) {
        if (is()) return minutes;
        await live({ minutes: 1 }, fate);
      }
      if (is()) return most;
      throw new Error(`it was not so within ${most} minutes`);
    },
    /** Everything that was heard of today. */
    sent,
  };
}

const asUsual: Fate = (text) => text;

/** The texts of one clinic fail; of ten so many (all of them). */
export const failing =
  (site: string, code = '30007', often = 10): Fate =>
  (text) =>
    text.site === site && Number(text.id.split('-')[1]) % 10 < often
      ? { ...text, status: 'undelivered', code }
      : text;

/** Nothing is heard of some of them. */
export const silent =
  (part: Partial<Sent>): Fate =>
  (text) =>
    Object.entries(part).every(([name, value]) => text[name as keyof Sent] === value) ? undefined : text;
