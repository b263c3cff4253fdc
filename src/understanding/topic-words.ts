/** The form in which how-to questions are told apart: by the things they name and what is wanted with them. */
import type { TopicId } from '#knowledge/topics.ts';
import { pattern } from './sayings.ts';

/** What tells a how-to question, as written in the tables; patterns as in `sayings.ts`. */
export interface TopicSaid {
  readonly topic: TopicId;
  /** One of these ways; each is a list of words that must all stand in one sentence, in any order. */
  readonly ways: readonly (readonly string[])[];
  /** Where one of these is in the sentence, it is another matter. */
  readonly unless?: readonly string[];
  /** Clear even where it is told rather than asked. */
  readonly told?: true;
  /** Where a text has failed, the failure is what staff ask about. */
  readonly givesWayToFailure?: true;
}

/** The same, ready to be matched. */
export interface TopicWords extends Pick<TopicSaid, 'topic' | 'told' | 'givesWayToFailure'> {
  readonly ways: readonly (readonly RegExp[])[];
  readonly unless: readonly RegExp[];
}

/** Makes a table of questions ready; earlier entries win over later ones. */
export const topicTable = (table: readonly TopicSaid[]): readonly TopicWords[] =>
  table.map((said) => ({
    ...said,
    ways: said.ways.map((way) => way.map(pattern)),
    unless: (said.unless ?? []).map(pattern),
  }));
