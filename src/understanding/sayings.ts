/** The form of the tables: which words mean which value of a fact, and how a table is read against a text. */
import { type Line, type PlainText, type Stretch, wordsOf } from './plain-words.ts';

/** One reading and the ways people put it. Earlier entries of a table win over later ones. */
export interface Saying<V extends string> {
  readonly means: V;
  /**
   * Patterns over plain words: regular expressions without their borders, in which ` ~ ` stands for up to three further words
   * (none of them a negation), ` ~~ ` for up to eight, and `<name>` for a family of words (see `families`).
   */
  readonly words: readonly string[];
  /** Where one of these is found in the clause, the saying does not hold. */
  readonly unless?: readonly string[];
  /** Holds even where the writer asks or doubts. */
  readonly asked?: true;
  /** Read over the whole sentence instead of one clause. */
  readonly over?: 'sentence';
  /** The patterns carry their own negation; a "not" before them does not undo them. */
  readonly evenDenied?: true;
}

/** A table made ready; see {@link table}. */
export interface Table<V extends string> {
  readonly rows: readonly {
    readonly means: V;
    readonly words: readonly RegExp[];
    readonly unless: readonly RegExp[];
    readonly asked: boolean;
    readonly over: 'clause' | 'sentence';
    readonly evenDenied: boolean;
  }[];
}

const families: Readonly<Record<string, string>> = {
  text: '(?:texts?|it|this|that|they|them|these|those|one|ones|reminders?|confirmations?|ereminder|econfirmation|everything|anything|stuff)',
  texts:
    '(?:texts?|reminders?|confirmations?|ereminder|econfirmation|blasts?|campaigns?|appointment reminders?)',
  patient:
    '(?:patients?|she|he|her|him|they|them|lady|guy|woman|man|mom|dad|kid|person|client|family|gentleman|girl|boy|mother|father)',
  one: '(?:patient|person|lady|guy|woman|man|client|gentleman|girl|boy|kid|individual)',
  people: '(?:patients|people|ladies|guys|women|men|clients|persons|recipients|folks|households)',
  kin: '(?:mom|mum|mother|dad|father|husband|wife|spouse|partner|son|daughter|sons|daughters|brother|sister|sibling|siblings|twin|twins|kid|kids|child|children|parent|parents|family|grandma|grandmother|grandson|granddaughter|grandfather|grandpa|roommate|aunt|uncle|cousin|caregiver|guardian|boyfriend|girlfriend|household)',
  phone: '(?:phone|number|numbers|phones|cell|mobile|landline|line|phone number|cell number|mobile number)',
  place: '(?:locations?|clinics?|offices?|business|businesses|sites?|branch|branches|practice|building)',
  log: '(?:log|communications|history|activity|recent messaging activity|list|commlog|manual tab|automatic tab|communications log|text log|records?)',
  record:
    '(?:profile|chart|file|record|system|patient info|info|account|contact details|contact info|contact information|details|demographics|emr|ehr|pms|caremessage|cliniko|open dental)',
  bulk: '(?:bulk|mass|blasts?)',
  not: '(?:not|never|no|without|nor|neither|nothing|none|hardly)',
  works:
    '(?:work|works|worked|working|fine|ok|okay|good|arrive|arrives|arrived|arriving|get through|go through|goes through|going through|went through|get there|gets there|got there|getting there|come through|came through|comes through|coming through|deliver|delivers|delivered|delivering|get delivered|got delivered|success|successful|successfully|sends|send|sent|go|goes|went|reach|reaches|land|lands|do|does)',
  fails:
    '(?:fail|fails|failed|failing|failure|failures|bounce|bounces|bounced|bouncing|undelivered|error|errors|blocked|rejected|(?:do|does|did|will|would|is|are|can|could) not (?:work|send|go|deliver|arrive|get|come|show|reach|land|working|sending|going|getting|arriving)|not (?:working|sending|going|getting|arriving|delivered|delivering|coming))',
};

const gap = (upTo: number): string => ` (?:(?!not |never |no )\\S+ ){0,${upTo}}`;

/** A pattern of the tables as a regular expression over plain words. */
export function pattern(words: string): RegExp {
  const source = words
    .trim()
    .replace(/<(\w+)>/g, (_, name: string) => families[name] ?? unknownFamily(name))
    .replaceAll(' ~~ ', gap(8))
    .replaceAll(' ~ ', gap(3));
  return new RegExp(`(?<= )${source}(?= )`, 'g');
}

function unknownFamily(name: string): never {
  throw new Error(`No family of words is called "${name}".`);
}

/** Makes a table ready to read with. */
export function table<V extends string>(sayings: readonly Saying<V>[]): Table<V> {
  return {
    rows: sayings.map((saying) => ({
      means: saying.means,
      words: saying.words.map(pattern),
      unless: (saying.unless ?? []).map(pattern),
      asked: saying.asked ?? false,
      over: saying.over ?? 'clause',
      evenDenied: saying.evenDenied ?? false,
    })),
  };
}

/** The first entry of `from` that holds anywhere in `text`; undefined when none does. */
export function firstSaid<V extends string>(from: Table<V>, text: PlainText): V | undefined {
  return from.rows.find((row) => holds(row, row.over === 'sentence' ? text.sentences : text.clauses))?.means;
}

/** Every reading of `from` that holds somewhere, without repeats, in the order of the table. */
export function allSaid<V extends string>(from: Table<V>, text: PlainText): readonly V[] {
  const held = from.rows.filter((row) => holds(row, row.over === 'sentence' ? text.sentences : text.clauses));
  return [...new Set(held.map(({ means }) => means))];
}

/** Whether any of `words` is in `line`, a line of plain words. */
export function saysAny(words: readonly RegExp[], line: string): boolean {
  return words.some((one) => {
    one.lastIndex = 0;
    return one.test(line);
  });
}

type Row<V extends string> = Table<V>['rows'][number];

function holds<V extends string>(row: Row<V>, line: Line): boolean {
  for (const shape of row.words) {
    // most are not there at all, and `matchAll` copies the pattern
    if (line.words.search(shape) < 0) continue;
    for (const found of line.words.matchAll(shape)) {
      const place = stretchAt(line, found.index);
      if (place === undefined || (place.mood === 'asked' && !row.asked)) continue;
      if (!row.evenDenied && denied(line.words.slice(place.start, found.index))) continue;
      if (!saysAny(row.unless, wordsOf(line, place))) return true;
    }
  }
  return false;
}

function stretchAt(line: Line, index: number): Stretch | undefined {
  return line.stretches.findLast(({ start }) => start <= index);
}

const denials =
  / (?:not|never|no|without|neither|nor|nobody|nothing|none|stopped|instead of|rather than|used to)(?: \S+){0,2} $/;
/** "not only", "no wonder", "does not matter" deny nothing that follows. */
const affirmations = / (?:not (?:only|just|sure why|matter)|no (?:wonder|doubt|matter|luck|idea why)) /;

/** Whether `before`, the words of the clause up to a saying, ends in a negation of it. */
function denied(before: string): boolean {
  const near = before.slice(-60);
  return denials.test(near) && !affirmations.test(near);
}
