/** Which how-to question a text asks, if any. */
import type { TopicId } from '#knowledge/topics.ts';
import { adviceTopics } from './advice-topics.ts';
import { findingTopics } from './finding-topics.ts';
import { type PlainText, wordsOf } from './plain-words.ts';
import { pattern, saysAny } from './sayings.ts';

/** @param failed whether a text is known to have failed: most questions are then about that failure. */
export function topicOf(text: string, plain: PlainText, failed: boolean): TopicId | undefined {
  const asks =
    asking.some((shape) => shape.test(text)) || plain.clauses.stretches.some(({ mood }) => mood === 'asked');
  const ailing = failed || tellsOfFailure(plain);
  const sentences = plain.sentences.stretches.map((stretch) => wordsOf(plain.sentences, stretch));
  return [...adviceTopics, ...findingTopics].find(
    ({ ways, unless, told, givesWayToFailure }) =>
      (asks || told) &&
      !(ailing && givesWayToFailure) &&
      sentences.some(
        (line) => ways.some((way) => way.every((words) => saysAny([words], line))) && !saysAny(unless, line),
      ),
  )?.topic;
}

const asking = [
  /\?/,
  /\b(?:how|where|which|what|whats|what's|why|can i|can we|should i|should we|do i|do we|may i|ok to|okay to|cual|como|donde|puedo)\b/i,
  /(?:^|[.,;!\n]\s*)(?:and |so |ok |hi |but )?(?:when|who|am i|are we|is it|is there|does|did|will|could i)\b/i,
  /(?:^|[.,;!\n:]\s*)(?:is|are|do|can|may|should|must)\s(?!not\b|nothing\b)/i,
];

const failing = [pattern('<fails>')];
const tellsOfFailure = (plain: PlainText): boolean =>
  plain.clauses.stretches.some(
    (stretch) => stretch.mood === 'stated' && saysAny(failing, wordsOf(plain.clauses, stretch)),
  );
