/** Turns typed text into clauses of plain words: one case, one spelling, and whether the writer asserts, asks or doubts. */
import { compounds, spellings } from './spellings.ts';

/** How a clause stands: stated as so, or asked, doubted or supposed. */
export type Mood = 'stated' | 'asked';

/** Where a clause or sentence stands in its line; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly mood: Mood;
}

/**
 * Plain words in one string: single spaces between words and at both ends, a line feed between stretches, so that a pattern
 * over words never runs from one stretch into the next.
 */
export interface Line {
  readonly words: string;
  readonly stretches: readonly Stretch[];
}

/** What was typed, ready for the tables. */
export interface PlainText {
  readonly clauses: Line;
  /** The same words, cut only where sentences end: for outcomes told after a comma ("texted myself, nothing"). */
  readonly sentences: Line;
}

/** Longer texts are read up to here, in UTF-16 units; the chat ports allow no more. */
export const longestText = 4000;
const longestWord = 40;

/** Marks that stand for a break until the line is cut: end of a clause, of a sentence, of a question. */
const [clauseEnd, sentenceEnd, questionEnd] = ['‖', '¶', '⁇'];
const marks = /[‖¶⁇]/g;

/** Reads `text` (up to {@link longestText}) into clauses and sentences. */
export function plainText(text: string): PlainText {
  const clauses: Piece[] = [];
  const sentences: Piece[] = [];
  let open: Piece[] = [];
  for (const { words, end } of pieces(spelled(withMarks(folded(text.slice(0, longestText)))))) {
    const read = moods(words, end === questionEnd);
    clauses.push(...read);
    open.push(...read);
    if (end === clauseEnd) continue;
    sentences.push(sentenceOf(open));
    open = [];
  }
  return { clauses: lineOf(clauses), sentences: lineOf(sentences) };
}

/** The words of one stretch of a line, with the space at either end. */
export const wordsOf = (line: Line, { start, end }: Stretch): string => line.words.slice(start, end);

/** All words of a text on one line, spaces at both ends and no breaks. */
export const allWords = ({ sentences }: PlainText): string =>
  sentences.words.replaceAll('\n', '').replace(/ {2,}/g, ' ');

interface Piece {
  readonly words: string;
  readonly mood: Mood;
}

function sentenceOf(clauses: readonly Piece[]): Piece {
  const words = clauses.map((clause) => clause.words.trim()).filter((one) => one !== '');
  return {
    words: ` ${words.join(' ')} `,
    mood: clauses.some(({ mood }) => mood === 'stated') ? 'stated' : 'asked',
  };
}

function lineOf(pieces: readonly Piece[]): Line {
  const stretches: Stretch[] = [];
  let words = '';
  for (const piece of pieces) {
    if (piece.words.trim() === '') continue;
    if (words !== '') words += '\n';
    stretches.push({ start: words.length, end: words.length + piece.words.length, mood: piece.mood });
    words += piece.words;
  }
  return { words, stretches };
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(marks, ' ')
    .toLowerCase()
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
    .replace(/\bw\/o\b/g, 'without')
    .replace(/\bw\//g, 'with ');
}

/**
 * Checks that are done are a list of topics, not of findings: "been through hours, shared phone and line type already" says
 * nothing of any of them. Read from the verb to the end of the list.
 */
const doneChecks =
  /\b(?:been (?:through|over)|gone (?:through|over)|went (?:through|over)|ruled out|(?:have |already |i |we )checked)\b(?=[^.?!;\n]{0,200},)[^.?!;\n]{0,200}?(?=\balready\b|\bbut\b|\bstill\b|\bsays?\b|\bshows?\b|[.?!;\n]|$)/g;
const breaks = /[.?!;\n]+(?=\s|$)|\n|[,()[\]{}|•…]|\s-\s+|—/g;

/** "Notify: half of them failed": whom or what the text is about, put before a colon. */
const heading = /^\s*(?!status|error|reason|code|log|result)[a-z][a-z ]{1,20}:(?=\s)/;

function withMarks(text: string): string {
  return text
    .replace(doneChecks, ' checked ')
    .replace(heading, (found) => `${found.slice(0, -1)} ${clauseEnd} `)
    .replace(breaks, (found) =>
      found.includes('?')
        ? ` ${questionEnd} `
        : /[.!;\n]/.test(found)
          ? ` ${sentenceEnd} `
          : ` ${clauseEnd} `,
    );
}

/** A new clause begins where the writer turns round. */
const contrast = / (?:but|though|although|however|while|whereas|yet|because|so that|except) /g;

function spelled(text: string): string {
  const cleaned = text
    .replace(/n't\b/g, 'nt')
    .replace(/'(?:s|d)\b/g, "'")
    .replace(/'re\b/g, ' are')
    .replace(/'ve\b/g, ' have')
    .replace(/'ll\b/g, ' will')
    .replace(/\b(it|he|she|that|there|what|where|who)'(?=\s)/g, '$1 is')
    .replace(/'m\b/g, ' am')
    .replace(/'/g, '')
    .replace(/(^|\s)-\s?(?=\d)/g, '$1minus ')
    .replace(/([a-z])[-/](?=[a-z])/g, '$1 ')
    .replace(/&/g, ' and ')
    .replace(/#(?=\s|$)/g, ' number ')
    .replace(/[^a-z0-9:+\-_./‖¶⁇\s]/g, ' ')
    .replace(/\.(?!\d)|:(?!\d)/g, ' ');
  const words: string[] = [];
  for (const typed of cleaned.split(/\s+/)) {
    const word = typed.slice(0, longestWord);
    if (word === '' || word === '-' || word === '/') continue;
    words.push(Object.hasOwn(spellings, word) ? (spellings[word] as string) : word);
  }
  let line = ` ${words.join(' ')} `;
  for (const [from, to] of compounds) line = line.replace(from, to);
  return line.replace(contrast, ` ${clauseEnd} `);
}

function* pieces(line: string): Generator<{ words: string; end: string }> {
  let from = 0;
  for (const found of line.matchAll(marks)) {
    yield { words: ` ${line.slice(from, found.index).trim()} `, end: found[0] };
    from = found.index + 1;
  }
  yield { words: ` ${line.slice(from).trim()} `, end: sentenceEnd };
}

const opener = '^ (?:and |or |so |ok |hi |hey |hello |please |also )?';
const subject =
  '(?:it|this|that|he|she|they|we|i|you|the|there|my|our|her|his|their|a|an|any|anyone|everyone|nobody|patient|patients|texts?|someone|somebody|failed|pending|number|shared|landline|reminders?|all|some|phone)';
/** Openings that ask for something rather than tell it. "why", "what" and "how come" presuppose what follows. */
const asks = [
  `${opener}(?:is|are|was|were|did|does|do|can|could|should|would|will|might|shall|must|am) (?:not )?${subject} `,
  `${opener}(?:does|do|did) (?!not |the trick|it again)\\S+ `,
  `${opener}(?:has|have|had) (?:not )?(?:he|she|they|we|i|you|it|anyone|patient) `,
  `${opener}(?:how (?:do|can|would|to|should|does|did|am)|where (?:do|can|is|are|does|to|should|would)|which|who|when (?:do|does|should|can|is|will)) `,
  '^ (?:tell|show|help) me (?:how|where|which) ',
].map((shape) => new RegExp(shape));
/** From one of these words on, the writer supposes or doubts. */
const doubts =
  / (?:(?:(?:do|did|does|can) not|not|never) (?:know|sure|tell|certain|remember|see|checked?|looked|clear|yet know) (?=(?:if|whether|which|what|it|that|who|how) )|no (?:idea|clue) (?=(?:if|whether|which|what|who) )|unsure|if|whether|maybe|perhaps|possibly|probably|wonder|wondering|suppose|supposing|assuming|unless|might|may be|may have|could be|could have|could it|would be|would it|in case|such as) /;
/** Doubt about the reason, not about the fact: "no idea why it failed" says that it failed. */
const reasons =
  / (?:(?:no|any) (?:idea|clue)|(?:(?:do|does|did|can|could) )?not (?:sure|know|understand|see|get|figure out|tell)|wondering|wonder|unclear|unsure) (?:as to )?(?=(?:why|how come) )/g;
const tagged = / (?:or not|right|correct|or (?:is|did|does|was) (?:\S+ ){0,6}) $/;

function moods(words: string, questionMark: boolean): readonly Piece[] {
  const plain = words.replace(reasons, ' ');
  if (asks.some((opening) => opening.test(plain))) return [{ words: plain, mood: 'asked' }];
  if (questionMark && tagged.test(plain)) return [{ words: plain, mood: 'asked' }];
  const doubt = doubts.exec(plain);
  if (doubt === null) return [{ words: plain, mood: 'stated' }];
  return [
    { words: `${plain.slice(0, doubt.index)} `, mood: 'stated' },
    { words: plain.slice(doubt.index), mood: 'asked' },
  ];
}
