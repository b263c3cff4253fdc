/** Turns typed text into clauses of plain words: one case, one spelling, and whether the writer asserts, asks or doubts. */
import { compounds, spellings } from './spellings.ts';

/** How a clause stands: stated as so, or asked, doubted or supposed. */
export type Mood = 'stated' | 'asked';

export interface Clause {
  /** Lower-case words separated and surrounded by single spaces. */
  readonly words: string;
  readonly mood: Mood;
}

/** What was typed, ready for the tables. */
export interface PlainText {
  readonly clauses: readonly Clause[];
  /** The clauses of each sentence joined again: for outcomes told after a comma ("texted myself, nothing"). */
  readonly sentences: readonly Clause[];
  /** Everything, whatever its mood. */
  readonly whole: string;
}

/** Longer texts are read up to here, in UTF-16 units; the chat ports allow no more. */
export const longestText = 4000;
const longestWord = 40;

const breaks = /[.?!;\n]+(?=\s|$)|\n|[,()[\]{}|•…]|\s[-–—]+\s|—|\.{2,}|:(?=\s|$)/g;
const enders = /[.?!;\n]/;

/** Reads `text` (up to {@link longestText}) into clauses. */
export function plainText(text: string): PlainText {
  const clauses: Clause[] = [];
  const sentences: Clause[] = [];
  let open: Clause[] = [];
  const closeSentence = (): void => {
    if (open.length > 0)
      sentences.push({
        words: joined(open),
        mood: open.some((c) => c.mood === 'stated') ? 'stated' : 'asked',
      });
    open = [];
  };
  for (const piece of pieces(withoutChecks(folded(text.slice(0, longestText))))) {
    for (const part of splitAtContrast(spelled(piece.words))) {
      const read = moods(part, piece.end.includes('?'));
      clauses.push(...read);
      open.push(...read);
    }
    if (enders.test(piece.end)) closeSentence();
  }
  closeSentence();
  return { clauses, sentences, whole: joined(clauses) };
}

/** Words of a text without clauses: lower-case, one spelling, surrounded by spaces. */
export function plainWords(text: string): string {
  return spelled(folded(text.slice(0, longestText)).replace(breaks, ' '));
}

function joined(clauses: readonly Clause[]): string {
  return ` ${clauses
    .map((c) => c.words.trim())
    .filter((w) => w !== '')
    .join(' ')} `;
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replace(/[\u2010-\u2012\u2212]/g, '-')
    .replace(/\u2013/g, '-')
    .toLowerCase()
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
    .replace(/\bw\/o\b/g, 'without')
    .replace(/\bw\//g, 'with ');
}

function* pieces(text: string): Generator<{ words: string; end: string }> {
  let from = 0;
  for (const found of text.matchAll(breaks)) {
    yield { words: text.slice(from, found.index), end: found[0] };
    from = found.index + found[0].length;
  }
  yield { words: text.slice(from), end: '' };
}

function spelled(piece: string): string {
  const words: string[] = [];
  const cleaned = piece
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
    .replace(/[^a-z0-9:+\-_./\s]/g, ' ')
    .replace(/\.(?!\d)/g, ' ');
  for (const typed of cleaned.split(/\s+/)) {
    const word = typed.slice(0, longestWord);
    if (word === '' || word === '-' || word === '/') continue;
    words.push(Object.hasOwn(spellings, word) ? (spellings[word] as string) : word);
  }
  let line = ` ${words.join(' ')} `;
  for (const [from, to] of compounds) line = line.replace(from, to);
  return line;
}

const contrast = / (?:but|though|although|however|while|whereas|yet|because|so that|except) /;

/** A new clause begins where the writer turns round. */
function splitAtContrast(words: string): readonly string[] {
  return words
    .split(contrast)
    .map((part) => ` ${part.trim()} `)
    .filter((part) => part.trim() !== '');
}

const subject =
  '(?:it|this|that|he|she|they|we|i|you|the|there|my|our|her|his|their|a|an|any|anyone|everyone|nobody|patient|patients|texts?|someone|somebody|failed|pending|number|shared|landline|reminders?|all|some|phone)';
/** Openings that ask for something rather than tell it. "why", "what" and "how come" presuppose what follows. */
const asks = [
  new RegExp(
    `^ (?:and |or |so |ok |hi |hello |please |also )?(?:is|are|was|were|did|does|do|can|could|should|would|will|might|shall|must|am) (?:not )?${subject} `,
  ),
  /^ (?:and |or |so |ok |hi |hello |please |also )?(?:has|have|had) (?:not )?(?:he|she|they|we|i|you|it|anyone|patient) /,
  /^ (?:and |or |so |ok |hi |hello |please |also |hey )?(?:how (?:do|can|would|to|should|does|did|am)|where (?:do|can|is|are|does|to|should|would)|which |who |when (?:do|does|should|can|is|will) )/,
  /^ (?:tell|show|help) me (?:how|where|which) /,
];
/** From one of these words on, the writer supposes or doubts. */
const doubts =
  / (?:(?:(?:do|did|does|can) not|not|never) (?:know|sure|tell|certain|remember|see|checked?|looked|clear|yet know) (?=(?:if|whether|which|what|it|that|who|how) )|no (?:idea|clue) (?=(?:if|whether|which|what|who) )|unsure|if|whether|maybe|perhaps|possibly|probably|wonder|wondering|suppose|supposing|assuming|unless|might|may be|may have|could be|could have|could it|would be|would it|in case|such as) /;
/** Doubt about the reason, not about the fact: "no idea why it failed" says that it failed. */
const reasons =
  / (?:(?:no|any) (?:idea|clue)|(?:(?:do|does|did|can|could) )?not (?:sure|know|understand|see|get|figure out|tell)|wondering|wonder|unclear|unsure) (?:as to )?(?=(?:why|how come) )/g;
function moods(words: string, questionMark: boolean): readonly Clause[] {
  const plain = words.replace(reasons, ' ');
  if (asks.some((opening) => opening.test(plain))) return [{ words: plain, mood: 'asked' }];
  if (questionMark && / (?:or not|right|correct|or (?:is|did|does|was) .*) $/.test(plain))
    return [{ words: plain, mood: 'asked' }];
  const doubt = doubts.exec(plain);
  if (doubt === null) return [{ words: plain, mood: 'stated' }];
  return [
    { words: `${plain.slice(0, doubt.index)} `, mood: 'stated' },
    { words: plain.slice(doubt.index), mood: 'asked' },
  ];
}

/**
 * Checks that are done are a list of topics, not of findings: "been through hours, shared phone and line type already" says
 * nothing of any of them. Read from the verb to the end of the list.
 */
const doneChecks =
  /\b(?:been (?:through|over)|gone (?:through|over)|went (?:through|over)|ruled out|(?:have |already |i |we )checked)\b(?=[^.?!;\n]{0,200},)[^.?!;\n]{0,200}?(?=\balready\b|\bbut\b|\bstill\b|\bsays?\b|\bshows?\b|[.?!;\n]|$)/g;

function withoutChecks(text: string): string {
  return text.replace(doneChecks, ' checked ');
}
