/** What is taken from a provider's fields: bounded, and nothing that could break a line, a row or a screen. */
import { z } from 'zod';

/** Control characters, line ends of Unicode, and halves of characters, which no database keeps. */
const clean = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u;

/** A text of at least one character and at most `most`. */
export const text = (most: number) => z.string().min(1).max(most).regex(clean);

/** What is stored as it stands: ids, states, codes, names. */
export const word = text(200);

/** A code, which some send as a number. */
export const code = z.union([z.int().transform(String), word]);

/** A moment in ISO 8601 with its zone, as epoch ms. */
export const moment = z.iso.datetime({ offset: true }).transform((iso) => Date.parse(iso));

/** What is good to have: anything else in its place counts as absent, and does not spoil the rest. */
export const maybe = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined);
