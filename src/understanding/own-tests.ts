/** Trials staff made: a text to their own phone, and one more to the patient. The outcome often follows after a comma. */
import { type PlainText, wordsOf } from './plain-words.ts';
import { pattern, saysAny } from './sayings.ts';

type Outcome = 'arrived' | 'failed' | 'not-tried';

const toSelf = pattern(
  '(?:(?:texted|text|texting|messaged|messaging|tested|test|testing|sent(?: it| one| a test| a text| a test text| texts| a reminder| them)?(?: to)?|send (?:one|it|a text)(?: to)?|tried|trying|sending(?: one| it| a text)? to|sent to|reminder to|text to|test to) (?:to |it to |with |it on |on )?(?:myself|ourselves|my own|my phone|my cell|my mobile|our own|me|own phone|my personal|the office cell|a coworker|my iphone)(?: personal)?(?: phone| cell| mobile| number)?|self test|(?:test|text|texts) (?:to|on) (?:my|our) own (?:phone|cell|mobile|number)|my own (?:phone|cell|mobile|number|test))',
);
const again = pattern(
  '(?:resent|re sent|retried|resending|retrying|sending (?:it |that )?again|resend it|tried (?:it |her |him |them |sending |texting |to send )*again|sent (?:it |her |him |them |the text |a second |another |one |again |texts )*(?:again|another|once more|second time|one more)|texted (?:her|him|them|patient) (?:again|once more|a second time)|sent (?:her |him |them |the patient )?(?:another|one more|a second|a new)(?: one| text| reminder)?|second (?:try|attempt|text)|(?:2nd|another) (?:try|attempt))',
);
const good = pattern(
  '(?:worked|works|arrived|arrives|fine|ok|okay|good|delivered|went (?:right |straight |just )?through|goes through|come through|came (?:right |straight |just )?(?:through|in)|got it|gets it|received|shows up|showed up|got there|received it|got mine|landed|success|got that|did get|got the text|got that one)',
);
const bad = pattern(
  '(?:nothing|failed|fails|fail|blocked|bounced|same (?:thing|error|result)|(?:not|never) (?:\\S+ ){0,2}(?:get|got|go|went|arrive|arrived|work|worked|receive|received|come|came|show|showed|delivered|through)|no (?:text|luck|dice|go)|undelivered|error|never)',
);
const untried = pattern(
  '(?:not|never) (?:yet )?(?:\\S+ ){0,2}(?:tried|try|tested|test|texted|sent|attempted|resent|retried)',
);

/** How a text to their own phone went; undefined when none is told of. */
export function selfTest(plain: PlainText): Outcome | undefined {
  return outcomeAfter(plain, toSelf);
}

/** How one more text to the same patient went; undefined when none is told of. */
export function patientRetest(plain: PlainText): Outcome | undefined {
  return outcomeAfter(plain, again);
}

function outcomeAfter(plain: PlainText, trial: RegExp): Outcome | undefined {
  const told = plain.sentences.stretches.map((stretch) => ({
    mood: stretch.mood,
    words: wordsOf(plain.sentences, stretch),
  }));
  for (const [index, { words, mood }] of told.entries()) {
    if (mood === 'asked') continue;
    trial.lastIndex = 0;
    const found = trial.exec(words);
    if (found === null) continue;
    const before = words.slice(0, found.index);
    if (/ (?:should|can|could|do|shall|would|will|to|if|want to|need to|how) (?:i |we |you )?$/.test(before))
      continue;
    if (
      / (?:not|never) (?:\S+ ){0,3}$/.test(before) &&
      saysAny([untried], `${before}${found[0]} tried `) &&
      !/ not (?:work|get|go) /.test(before)
    )
      return 'not-tried';
    const after = ` ${words.slice(found.index + found[0].length).trim()} ${told[index + 1]?.words.trim() ?? ''} `;
    const near = after.split(' ').slice(0, 14).join(' ').concat(' ');
    const [worked, failed] = [firstIndex(good, near), firstIndex(bad, near)];
    if (failed >= 0 && (worked < 0 || failed <= worked)) return 'failed';
    if (worked >= 0) return 'arrived';
    if (/ (?:works?|worked|fine|got) (?:\S+ ){0,3}$/.test(before)) return 'arrived';
    if (/ (?:fails?|failed|nothing|not) (?:\S+ ){0,4}$/.test(before)) return 'failed';
  }
  return undefined;
}

function firstIndex(words: RegExp, line: string): number {
  words.lastIndex = 0;
  return words.exec(line)?.index ?? -1;
}
