/**
 * The words of an error that no list holds: shown while the talk goes on, kept in this process only, never stored.
 * After a restart the bot says that it did not keep them.
 */
export interface Unsaved {
  of(talk: string, now: Date): string | undefined;
  keep(talk: string, error: string | undefined, now: Date): void;
}

/** More talks than this with such an error at once, and the oldest loses its words. */
const most = 1000;

/** @param life ms after which the words are forgotten. */
export function unsavedWords(life: number): Unsaved {
  const kept = new Map<string, { readonly error: string; readonly until: number }>();
  return {
    of(talk, now) {
      const found = kept.get(talk);
      return found && found.until > now.getTime() ? found.error : undefined;
    },
    keep(talk, error, now) {
      kept.delete(talk);
      if (error === undefined) return;
      kept.set(talk, { error, until: now.getTime() + life });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}
