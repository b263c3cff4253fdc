/** Before whom a view is shown. */
import type { Text } from './view.ts';

/**
 * `person`: one person, whose talk it is. `everybody`: a channel that reads along. `aside`: one person in private, of a
 * talk that stands in a channel.
 */
export type Audience = 'person' | 'everybody' | 'aside';

export interface Stage {
  readonly audience: Audience;
  /** Whether a summary can be posted from here to people who do not read along. */
  readonly canShare: boolean;
  /** How a talk is started here, for the help page: one line each. */
  readonly ways: readonly Text[];
}

/** One person with nothing to press but what is drawn. */
export const alone: Stage = { audience: 'person', canShare: true, ways: [] };
