/** What holds for every book of a product: ids that resolve, claims that can come true, sentences of our own that harm nobody. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { questionOn } from '#conversation/question.ts';
import type { Ask, Book, BookLine, Suspect } from '#knowledge/book.ts';
import { type CauseId, causes } from '#knowledge/causes/index.ts';
import { codes, findCodes } from '#knowledge/codes/index.ts';
import { type DocumentId, documents, type RowId } from '#knowledge/documents.ts';
import { type FactId, facts, type PlatformId, type When } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import { sentences } from '#knowledge/sentences.ts';
import type { Fact, Step } from '#knowledge/shape.ts';
import { topics } from '#knowledge/topics.ts';

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));
const vocabulary: {
  readonly causes: readonly { readonly id: CauseId }[];
  readonly facts: readonly { readonly id: string; readonly values: readonly string[] | null }[];
} = fixture('vocabulary.json');

const books = Object.entries(platforms) as [PlatformId, Book][];
const suspects = books.flatMap(([platform, book]) =>
  (Object.entries(book.suspects) as [CauseId, Suspect][]).map(
    ([cause, suspect]): [string, PlatformId, CauseId, Suspect] => [
      `${platform} ${cause}`,
      platform,
      cause,
      suspect,
    ],
  ),
);
const readingsOf = (fact: string) => Object.keys((facts[fact as FactId] as Fact).values);
const askOf = (platform: PlatformId, fact: string) =>
  platforms[platform].asks[fact as FactId] as Ask<FactId> | undefined;

describe('the facts', () => {
  it('are those of the vocabulary, with its values', () => {
    const ours = Object.entries(facts as Record<string, Fact>).map(([id, { values, input }]) => ({
      id,
      values: input ? null : Object.keys(values),
    }));
    expect(ours).toEqual(vocabulary.facts.map(({ id, values }) => ({ id, values })));
  });

  it.each(Object.entries(facts as Record<string, Fact>))('%s can be put to a receptionist', (_, fact) => {
    expect(fact.question).toMatch(/^[A-Z].*[.?]$/);
    expect(fact.why).toMatch(/^[A-Z].*\.$/);
    expect(fact.short.length).toBeLessThanOrEqual(20);
    for (const { label, said } of Object.values(fact.values)) {
      expect(label.length, label).toBeLessThanOrEqual(30);
      expect(said).toMatch(/^[A-Z].*\.$/);
    }
    expect(Object.keys(fact.values)).toEqual(expect.arrayContaining(Object.keys(fact.usual)));
    if (fact.input) expect(fact.input.placeholder.length).toBeLessThanOrEqual(150);
  });
});

/** Labels that do not fit a button whole; there is no shorter way to say them. */
const longLabels = ['Failed, or "Delivery Failure Receipt"'];

it.each(books)('every question of %s has few answers with short labels', (platform, book) => {
  const texts = book.errors.map(({ text }) => text);
  for (const fact of Object.keys(book.asks) as FactId[]) {
    const { choices = [], input, text } = questionOn(fact, platform);
    expect(text).toMatch(/^[A-Z].*[.?]$/);
    expect(choices.length > 1 || input, `${fact} can be answered`).toBeTruthy();
    expect(choices.length, fact).toBeLessThanOrEqual(10);
    expect(new Set(choices.map(({ label }) => label)).size, fact).toBe(choices.length);
    for (const { value, label } of choices) {
      expect(label, `${fact} ${value}`).not.toBe('');
      expect(label.length, label).toBeLessThanOrEqual(75);
      if (label.length > 30) expect([...texts, ...longLabels]).toContain(label);
    }
  }
});

describe('the ids', () => {
  it.each(books)('of %s resolve', (platform, book) => {
    expect(book.id).toBe(platform);
    expect(documents).toHaveProperty(book.document);
    expect(Object.keys(facts)).toEqual(expect.arrayContaining(Object.keys(book.asks)));
    expect(Object.keys(causes)).toEqual(expect.arrayContaining(Object.keys(book.suspects)));
    expect(Object.keys(topics)).toEqual(expect.arrayContaining(Object.keys(book.answers)));
    for (const [fact, ask] of Object.entries(book.asks as Record<string, Ask<FactId>>)) {
      const named = [ask.values ?? [], Object.keys(ask.labels ?? {}), Object.keys(ask.usual ?? {})].flat();
      expect(readingsOf(fact), fact).toEqual(expect.arrayContaining(named));
      whenHolds(ask.when, platform);
    }
    for (const { text, says } of book.errors)
      expect(Object.keys(causes), text).toEqual(expect.arrayContaining(Object.keys(says)));
    for (const { when } of [...book.unexplained.steps, ...book.unexplained.caveats])
      whenHolds(when, platform);
  });

  it('leave no topic without an answer, and no cause of the vocabulary out of reach', () => {
    const answered = new Set(books.flatMap(([, book]) => Object.keys(book.answers)));
    expect(Object.keys(topics).filter((topic) => !answered.has(topic))).toEqual([]);
    const reached = new Set<string>([
      ...suspects.map(([, , cause]) => cause),
      ...codes.map(({ cause }) => cause),
      ...books.flatMap(([, book]) => book.errors.flatMap(({ says }) => Object.keys(says))),
    ]);
    expect(vocabulary.causes.map(({ id }) => id).filter((cause) => !reached.has(cause))).toEqual([]);
  });

  it('of an error text lead to a code of the lists that says the same', () => {
    for (const [platform, book] of books)
      for (const { text, aliases = [], says } of book.errors)
        for (const name of [text, ...aliases]) {
          const found = findCodes(name, { platform });
          expect(found, `${platform} ${name}`).not.toEqual([]);
          for (const { cause } of found) expect(Object.keys(says), name).toContain(cause);
        }
  });
});

/**
 * Readings that speak for a cause and that the product's own question does not offer. They come from what staff type, or
 * from a script: a number typed on purpose is read wherever it is given.
 */
const toldOnly: Readonly<Record<string, readonly string[]>> = {
  'caremessage landline-number': ['recipient-number'],
};

describe('a suspect', () => {
  it.each(suspects)('%s can be told from the others', (name, platform, _, { signs, when, detail }: any) => {
    expect(when).toBeUndefined();
    expect(Object.keys(signs)).not.toEqual([]);
    for (const [fact, seen] of Object.entries(signs as Record<string, Record<string, string>>)) {
      expect(readingsOf(fact), fact).toEqual(expect.arrayContaining(Object.keys(seen)));
      if (toldOnly[name]?.includes(fact)) continue;
      const ask = askOf(platform, fact);
      expect(ask, `${fact} can be asked`).toBeDefined();
      const offered: readonly string[] = ask?.values ?? readingsOf(fact);
      const likely = Object.keys(seen).filter((reading) =>
        ['always', 'usually'].includes(seen[reading] ?? ''),
      );
      expect(offered, fact).toEqual(expect.arrayContaining(likely));
    }
    if (detail) expect(askOf(platform, detail)).toBeDefined();
  });

  it.each(suspects)('%s says what to do, and rests on a row', (_, platform, cause, suspect) => {
    const steps = suspect.steps ?? causes[cause].steps;
    expect(steps.length).toBeGreaterThan(0);
    const own = {
      caremessage: 'CM',
      cliniko: 'CL',
      'open-dental': 'OD',
      notify: 'NO',
      'dental-intelligence': 'DI',
      other: 'X',
    };
    const kinds = suspect.rows.map((row) => row.replace(/\d+$/, ''));
    expect(kinds.some((kind) => kind === own[platform] || kind === 'X')).toBe(true);
    for (const line of [...steps, ...(suspect.because ?? []), ...(suspect.caveats ?? [])] as BookLine[]) {
      whenHolds(line.when, platform);
      slotsKnown(line);
    }
  });

  it.each(suspects)('%s speaks of the patient to the staff, and to nobody else', (_, __, cause, suspect) => {
    for (const { text, who } of (suspect.steps ?? causes[cause].steps) as readonly Step[]) {
      if (who === 'patient') expect(text).not.toMatch(/\b[Yy]ou(r)?\b(?! like)|^Ask|, ask/);
      if (who === 'nobody') expect(text).not.toMatch(/^(Call|Open|Contact|E-mail|Send)/);
    }
    if (suspect.title) {
      expect(suspect.title).toMatch(/^[A-Z].*[^.!?]$/);
      expect(suspect.title.length).toBeLessThanOrEqual(70);
    }
  });
});

it('a reason that speaks of what staff saw is given only where they said so', () => {
  const told: readonly (readonly [RegExp, FactId])[] = [
    [/\bthis error|The error|The reason\b|status failed\. It says/, 'error'],
    [/\bYour own (text|test)\b/, 'self-test'],
    [/\bIt was due at\b/, 'sent-at'],
    [/\bmarks the text as sent\b/, 'status'],
    [/\bEarlier texts arrived|Some texts get through\b/, 'failure-scope'],
    [/\bThere is credit\b/, 'credits'],
    [/\byour text came from a toll-free number\b/, 'sender-line'],
  ];
  for (const [name, , , { because = [] }] of suspects)
    for (const { text, when } of because)
      for (const [words, fact] of told)
        if (words.test(text)) expect(when, `${name}: ${text}`).toHaveProperty(fact);
});

describe('the sentences', () => {
  const texts = books.flatMap(([platform, book]) =>
    textsOf(book).map((text): [PlatformId, string] => [platform, text]),
  );

  it('are sentences', () => {
    const wrong = texts.filter(([, text]) => /[.?] /.test(text) && !/^[A-Z"].*[.?:}]$/.test(text));
    expect(wrong).toEqual([]);
    for (const [, text] of texts)
      expect(text).not.toMatch(/ {2}|\.\.|\s$|\b(SMSC|MSISDN|E\.164|A2P|10DLC|webhook)\b/);
  });

  it('hold only placeholders that are filled in', () => {
    const known = [
      'support',
      'secure-upload',
      'error',
      'deadline',
      'later-deadline',
      'sent-at',
      'reminder-window',
    ];
    for (const [, text] of texts)
      for (const [, slot] of text.matchAll(/\{([^}]*)\}/g)) expect(known, text).toContain(slot);
    const other = Object.values(sentences)
      .join(' ')
      .matchAll(/\{([^}]*)\}/g);
    const own = ['meaning', 'said', 'told', 'found', 'times', 'from', 'to'];
    for (const [, slot] of other) expect([...known, ...own]).toContain(slot);
  });

  it.each(books.filter(([id]) => id !== 'other'))('of %s are our own', (platform, book) => {
    const shingles = new Set((fixture('document-shingles.json')[platform] as string).match(/.{8}/g));
    expect(shingles.size).toBeGreaterThan(300);
    const copied = textsOf(book).flatMap((text) =>
      text.split(/→|"[^"]*"/).flatMap((part) => {
        const words = part.toLowerCase().match(/[a-z0-9']+/g) ?? [];
        return words
          .map((_, at) => words.slice(at, at + 8).join(' '))
          .filter((run, at) => at + 8 <= words.length && shingles.has(hash(run)));
      }),
    );
    expect(copied).toEqual([]);
  });

  it('of Cliniko never mind how a number is written', () => {
    const all = textsOf(platforms.cliniko).join('\n');
    expect(all).not.toMatch(/remove (the )?spaces|add the country code|reformat|re-?type the number/i);
    for (const careful of ['open-dental', 'notify'] as const)
      expect(textsOf(platforms[careful]).join('\n')).toMatch(/country code/);
  });

  it('never switch anybody on again without consent', () => {
    const all = [
      ...texts.map(([, text]) => text),
      ...Object.values(causes).flatMap((cause) => [cause.means, ...cause.steps.map(({ text }) => text)]),
    ];
    const sharp =
      /\b(remove|lift|clear|undo|delete|reverse|override|bypass|unblock|re-?enable)\b[^.]*\b(opt(ed)?[- ]?(out|in)|STOP|consent)\b/i;
    for (const text of all)
      for (const sentence of text.split(/(?<=[.?;:]) /))
        if (sharp.test(sentence)) expect(sentence).toMatch(/\b[Oo]nly the (patient|person)\b/);
    expect(
      all.filter((text) => /\b(another|different|other) (sending|sender|clinic) number\b/i.test(text)),
    ).toEqual([]);
    expect(
      all.filter(
        (text) => /\bwithout (their|the patient's|her|his) consent\b/i.test(text) && !/leave/.test(text),
      ),
    ).toEqual([]);
  });

  it.each(
    suspects.filter(([, , cause]) => /opt(ed)?-out|preference/.test(cause)),
  )('%s asks before anything is changed', (_, __, cause, {
    steps = causes[cause].steps,
    caveats = [],
    because = [],
  }) => {
    const all = [...steps, ...caveats, ...because].map(({ text }) => text).join('\n');
    expect(all).toMatch(/consent|their own wish|ask the patient|ask whether they want/i);
    for (const { text, who } of steps as readonly Step[])
      if (text.includes('START')) expect(who).toBe('patient');
  });

  it('that opt a number out to save cost say who notes it', () => {
    const saving = texts.filter(
      ([, text]) => /opt (the|such|a) numbers? out/i.test(text) && !/not the same/.test(text),
    );
    expect(saving.length).toBeGreaterThan(3);
    for (const [platform, text] of saving)
      if (!/at once/.test(text)) expect(text, platform).toMatch(/note who|Note who/);
  });
});

describe('the way to support', () => {
  it.each(books)('of %s asks for no patient data', (_, { escalation, support }) => {
    expect(escalation.route).toContain('{support}');
    expect(support).toMatch(/support/i);
    expect(escalation.include.length).toBeGreaterThan(1);
    expect(escalation.leaveOut).toEqual(expect.arrayContaining(['patient names', 'phone numbers']));
    for (const line of escalation.include)
      expect(line).not.toMatch(/\b(name|birth|phone number of the patient)\b/i);
  });

  it('is a different one for each product', () => {
    expect(new Set(books.map(([, book]) => book.support)).size).toBe(books.length);
  });
});

it('names a document with a version for each row', () => {
  const kinds: Readonly<Record<string, DocumentId>> = {
    CM: 'caremessage',
    CL: 'cliniko',
    OD: 'open-dental',
    NO: 'notify',
    DI: 'dental-intelligence',
    X: 'cross-system',
  };
  const most: Readonly<Record<string, number>> = { CM: 16, CL: 19, OD: 18, NO: 12, DI: 19, X: 10 };
  for (const [platform, book] of books)
    for (const row of rowsOf(book)) {
      const [, kind = '', number] = /^([A-Z]+)(\d+)$/.exec(row) ?? [];
      expect(documents[kinds[kind] as DocumentId]?.version, row).toBeTruthy();
      expect(Number(number), row).toBeLessThanOrEqual(most[kind] ?? 0);
      const foreign = kind !== 'X' && kinds[kind] !== book.document && platform !== 'other';
      if (foreign) expect([platform, row]).toEqual(['open-dental', 'NO12']);
    }
});

/** A condition names readings that exist, of facts that can be known on that product. */
function whenHolds(when: When | undefined, platform: PlatformId) {
  for (const [fact, wanted] of Object.entries(when ?? {})) {
    expect(askOf(platform, fact), `${fact} can be known on ${platform}`).toBeDefined();
    if (Array.isArray(wanted)) expect(readingsOf(fact), fact).toEqual(expect.arrayContaining(wanted));
  }
}

/** A line that repeats a time is said only where that time is known. */
function slotsKnown({ text, when }: BookLine) {
  if (/\{(later-)?deadline\}/.test(text)) expect(when?.['reminder-window'], text).toBe('known');
  if (text.includes('{sent-at}')) expect(when?.['sent-at'], text).toBeInstanceOf(Array);
}

/** Every string of a book that staff may read; the texts of errors are the product's own. */
function textsOf(book: Book): string[] {
  const strings = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : Array.isArray(value)
        ? value.flatMap(strings)
        : Object.entries((value ?? {}) as object).flatMap(([key, inner]) =>
            [
              'rows',
              'signs',
              'usual',
              'values',
              'when',
              'who',
              'clock',
              'detail',
              'effort',
              'says',
              'aliases',
            ].includes(key)
              ? []
              : strings(inner),
          );
  return [
    ...strings(book.asks),
    ...strings(book.suspects),
    ...strings(book.answers),
    ...strings(book.escalation),
    ...strings(book.unexplained),
    ...book.errors.flatMap(({ caveat }) => caveat ?? []),
  ];
}

function rowsOf(book: Book): RowId[] {
  const bases = [
    ...Object.values(book.asks),
    ...Object.values(book.suspects),
    ...book.errors,
    ...Object.values(book.answers),
    book.escalation,
    book.unexplained,
    ...(book.hours ? [book.hours] : []),
    book,
  ];
  return bases.flatMap(({ rows }) => rows);
}

const hash = (run: string) => createHash('sha256').update(run).digest('hex').slice(0, 8);
