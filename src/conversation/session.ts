/** The state of a talk: facts and ids only, never free text, never a number. Versioned, so that a stale one is refused. */
import { z } from 'zod';

export const Session = z.object({ version: z.literal(1) });
export type Session = z.infer<typeof Session> & {
  /** Lives in this process only and is dropped when the session is stored. */
  readonly unsaved?: { readonly error?: string };
};
