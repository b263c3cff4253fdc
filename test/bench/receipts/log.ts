/** A log of made-up texts: a large practice's traffic, in the forms that it comes to us in. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** One text, as our own lines have it; `watch` reads the same. */
export interface Text {
  readonly id: string;
  readonly at: string;
  readonly sentAt: string;
  readonly provider: string;
  readonly platform: string;
  readonly site: string;
  readonly feature: string;
  readonly sender: string;
  readonly to: string;
  readonly carrier: string;
  readonly status: string;
  readonly code?: string;
}

/** Texts in a minute: half a million a day. */
const perMinute = 350;
const sites = 40;
const features = ['reminder', 'recall', 'review', 'billing'];
const carriers = ['Carrier A', 'Carrier B', 'Carrier C', 'Carrier D', 'Carrier E'];
const codes = ['30003', '30005', '30007', '30034'];

/**
 * The nth text of a log that ends at `end` (epoch ms) with the text of number `count`. Ids are random as Twilio's are,
 * one text in 25 fails, sites are as unequal as they are in life.
 * @param series texts of different series are different texts.
 */
export function textOf(n: number, count: number, end: number, series = 'log'): Text {
  const random = createHash('md5').update(`${series} ${n}`).digest('hex');
  const [a = 0, b = 0, c = 0, d = 0] = random.match(/.{8}/g)?.map((part) => Number.parseInt(part, 16)) ?? [];
  const sent = end - Math.floor(((count - n) * 60_000) / perMinute) - 60_000;
  const site = Math.floor((a / 2 ** 32) ** 2 * sites);
  const failed = b % 25 === 3;
  return {
    id: `SM${random}`,
    at: new Date(sent + 1000 + (c % 9000)).toISOString(),
    sentAt: new Date(sent).toISOString(),
    provider: 'twilio',
    platform: 'caremessage',
    site: `Site ${site + 1}`,
    feature: features[b % features.length] as string,
    sender: `+12125550${String(100 + (site % 100))}`,
    to: phone(d),
    carrier: carriers[c % carriers.length] as string,
    status: failed ? 'undelivered' : 'delivered',
    ...(failed ? { code: codes[d % codes.length] as string } : {}),
  };
}

/** Fictional: 555-0100 to 555-0199 of every area code there could be. */
function phone(n: number): string {
  const last = String(n % 100).padStart(2, '0');
  return `+1${200 + (Math.floor(n / 100) % 800)}55501${last}`;
}

const clock = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  ...{
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  },
});

const columns = 'Message ID,Date Sent,Location,Campaign,From,Mobile Phone,Carrier,Message Status,Error Code';
/** As a practice system exports it: the time on the wall, numbers as people write them. */
function csvLine({ id, sentAt, site, feature, sender, to, carrier, status, code = '' }: Text): string {
  const mobile = `(${to.slice(2, 5)}) ${to.slice(5, 8)}-${to.slice(8)}`;
  const sent = clock.format(new Date(sentAt)).replaceAll('\u202f', ' ');
  return `${id},"${sent}",${site},${feature},${sender},${mobile},${carrier},${status},${code}`;
}

/** What `import` is told of such a file. */
export const csvOptions = [
  '--provider',
  'twilio',
  '--platform',
  'caremessage',
  '--timezone',
  'America/New_York',
];

export const forms = {
  jsonl: { head: '', line: (text: Text) => JSON.stringify(text), options: [] as readonly string[] },
  csv: { head: `${columns}\n`, line: csvLine, options: csvOptions },
} as const;

/** Writes a log of `count` texts. */
export async function writeLog(
  path: string,
  form: keyof typeof forms,
  count: number,
  end: number,
): Promise<void> {
  const file = createWriteStream(path);
  const { head, line } = forms[form];
  let some = head;
  for (let n = 1; n <= count; n++) {
    some += `${line(textOf(n, count, end))}\n`;
    if (some.length < 1 << 18 && n < count) continue;
    if (!file.write(some)) await once(file, 'drain');
    some = '';
  }
  file.end();
  await once(file, 'finish');
}
