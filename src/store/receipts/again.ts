import { StoreTrouble } from '#kit/errors.ts';

/** A text that a transaction had met was gone when it came back to it. */
export class Vanished extends Error {}

/** How often a transaction is tried. */
const tries = 4;
/** deadlock_detected and serialization_failure (PostgreSQL, appendix A): whoever gets one is meant to begin again. */
const collisions: readonly unknown[] = ['40P01', '40001'];

/**
 * Runs a transaction, and up to three times more where another one got in its way. It must change nothing but the database.
 * @throws StoreTrouble where even that does not help.
 */
export async function again<T>(transaction: () => Promise<T>): Promise<T> {
  for (let left = tries - 1; ; left--)
    try {
      return await transaction();
    } catch (cause) {
      if (!collided(cause)) throw cause;
      if (left > 0) continue;
      throw new StoreTrouble('The database is held up by others that write to it at the same time.', {
        cause,
        hint: 'See which other program changes the tables of the bot.',
      });
    }
}

const collided = (cause: unknown): boolean =>
  cause instanceof Vanished || (cause instanceof Error && 'code' in cause && collisions.includes(cause.code));
