/** Reads what staff type: facts for the diagnosis, patient data to keep out, and what they want. Pure; nothing is kept. */
import type { FactId, PlatformId } from '#knowledge/facts.ts';
import type { TopicId } from '#knowledge/topics.ts';
import { bulkVolume, channelWords } from './channel-words.ts';
import {
  noneOptedOutWords,
  optedOutWords,
  preferenceWords,
  sharedNumberWords,
  sharingAsked,
} from './consent-words.ts';
import { findErrors } from './errors.ts';
import { type Intent, intentOf } from './intent.ts';
import {
  carrierWords,
  countryWords,
  lineTypeWords,
  listedAsWords,
  notTheLine,
  numberChangedWords,
} from './line-words.ts';
import { patientRetest, selfTest } from './own-tests.ts';
import {
  findPatientData,
  neutralWords,
  type PatientDataKind,
  type PatientDatum,
  withoutPatientData,
} from './patient-data.ts';
import {
  allWords,
  type Line,
  longestText,
  type PlainText,
  plainText,
  type Stretch,
  wordsOf,
} from './plain-words.ts';
import { platformOf } from './platform.ts';
import { allSaid, firstSaid } from './sayings.ts';
import { failureScopeWords, reachWords } from './scope-words.ts';
import { connectorWords, linkWords, senderLineWords } from './sending-words.ts';
import { reminderWindow, sentAt } from './sent-times.ts';
import { creditWords, locationWords, templateWords } from './setting-words.ts';
import { statusWords } from './status-words.ts';

/** What was read out of a text. */
export interface Understood {
  /**
   * Public values of `facts.ts`; free answers as `HH:MM` or ISO with offset (`sent-at`), `HH:MM-HH:MM` (`reminder-window`), and the
   * product's wording, bare code or quoted words (`error`). A typed phone number is never among them: see `phi` and `readNumber`.
   */
  readonly facts: { readonly [F in FactId]?: string };
  /** Facts in `facts` whose words leave part of the value open ("they share a number", opt-out not told): still worth asking. */
  readonly open: readonly FactId[];
  /** Patient data in the text as given: sorted, not overlapping. */
  readonly phi: readonly PatientDatum[];
  readonly intent: Intent;
  /** Which how-to question it is; only with intent `question`. */
  readonly topic?: TopicId;
}

export interface UnderstandContext {
  readonly now: Date;
  /** ISO 3166 code of the practice; US when absent. */
  readonly country?: string | undefined;
  /** IANA zone of the practice; without it "an hour ago" is not read. */
  readonly timezone?: string | undefined;
}

/** Reads a text; of longer ones the first {@link longestText} characters for facts, all of it for patient data. */
export function understand(text: string, context: UnderstandContext): Understood {
  const phi = findPatientData(text, context.country);
  const clean = withoutPatientData(text, phi, (kind) => `zz${kind}zz`).slice(0, longestText);
  const named = platformOf(plainText(clean));
  const errors = findErrors(clean, named);
  const plain = plainText(without(clean, errors));
  const platform = named ?? platformOf(plain);
  const read = new Map<FactId, string>();
  const set = (fact: FactId, value: string | undefined): void => {
    if (value !== undefined) read.set(fact, value);
  };
  set('platform', platform);
  set(
    'error',
    errors[0]?.value.replace(/zz([a-z-]+)zz/g, (_, kind: PatientDataKind) => neutralWords[kind]),
  );
  set('sent-at', sentAt(clean, context.now, context.timezone));
  set('reminder-window', reminderWindow(clean));
  for (const [fact, value] of tableFacts(plain, platform)) set(fact, value);
  const shared = read.get('shared-number');
  const { intent, topic } = intentOf(clean, plain, {
    failed: read.get('status') === 'failed',
    any: read.size > (platform ? 1 : 0),
  });
  return {
    facts: Object.fromEntries(read),
    open:
      shared === 'shared-none-opted-out' && firstSaid(noneOptedOutWords, plain) === undefined
        ? ['shared-number']
        : [],
    phi,
    intent,
    ...(topic === undefined ? {} : { topic }),
  };
}

/** The facts that are read from tables of words. */
function tableFacts(
  plain: PlainText,
  platform: PlatformId | undefined,
): readonly (readonly [FactId, string | undefined])[] {
  const channel = channelOf(plain, platform);
  const shared = firstSaid(sharedNumberWords, plain) ?? firstSaid(sharingAsked, plain);
  const line = withoutWords(plain, notTheLine);
  const self = selfTest(plain);
  const reach = firstSaid(reachWords, plain);
  return [
    ['status', firstSaid(statusWords, plain)],
    [
      'failure-scope',
      channel === 'messenger-only' || channel === 'manual-only' || reach === 'everyone'
        ? undefined
        : firstSaid(failureScopeWords, plain),
    ],
    ['reach', reach],
    ['channel', channel],
    ['shared-number', shared],
    ['line-type', firstSaid(lineTypeWords, line)],
    ['listed-as', filedAs(firstSaid(listedAsWords, plain), platform)],
    ['number-changed', firstSaid(numberChangedWords, plain)],
    ['opted-out', shared?.startsWith('shared') ? undefined : firstSaid(optedOutWords, plain)],
    ['recipient-country', firstSaid(countryWords, plain)],
    ['recipient-carrier', only(allSaid(carrierWords, plain))],
    ['sender-line', firstSaid(senderLineWords, plain)],
    ['has-link', firstSaid(linkWords, plain)],
    ['credits', firstSaid(creditWords, plain)],
    ['location-reminders', firstSaid(locationWords, plain)],
    ['reminder-template', firstSaid(templateWords, plain)],
    ['reminder-preference', firstSaid(preferenceWords, plain)],
    ['connector', firstSaid(connectorWords, plain)],
    ['self-test', self],
    ['patient-retest', self === undefined ? patientRetest(plain) : undefined],
    ['bulk-volume', bulkVolume(allWords(plain))],
  ];
}

/** A blast of Dental Intelligence is its bulk message; it knows no campaigns. */
function channelOf(plain: PlainText, platform: PlatformId | undefined): string | undefined {
  const said = firstSaid(channelWords, plain);
  return said === 'campaign' && platform === 'dental-intelligence' ? 'bulk' : said;
}

/** Cliniko knows no label "landline": a home number there stands under another type. */
function filedAs(said: string | undefined, platform: PlatformId | undefined): string | undefined {
  return said === 'landline-only' && platform === 'cliniko' ? 'other-type' : said;
}

const only = (values: readonly string[]): string | undefined => (values.length === 1 ? values[0] : undefined);

/** The text without some words; an ellipsis stands where they were, so that nothing grows together. */
function withoutWords(plain: PlainText, words: readonly RegExp[]): PlainText {
  const cut = (line: Line): Line => {
    const stretches: Stretch[] = [];
    let kept = '';
    for (const stretch of line.stretches) {
      if (kept !== '') kept += '\n';
      const start = kept.length;
      kept += words.reduce((rest, one) => rest.replace(one, '…'), wordsOf(line, stretch));
      stretches.push({ start, end: kept.length, mood: stretch.mood });
    }
    return { words: kept, stretches };
  };
  return { clauses: cut(plain.clauses), sentences: cut(plain.sentences) };
}

function without(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  return spans
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} errtext ${rest.slice(end)}`, text);
}
