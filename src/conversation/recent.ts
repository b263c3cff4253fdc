/**
 * The talks that were just taken, as they were: spares a look into the store, and keeps what the store must not get, the
 * words of an error that no list holds. After a restart, or when another process took the talk meanwhile, the store
 * counts and those words are gone.
 */
import type { Session } from './session.ts';

export interface Recent {
  readonly session: Session;
  /** The store's revision that this one was saved as. */
  readonly revision: number;
}

/** More talks than this at once, and the one that was silent longest is read from the store again. */
const most = 2000;

/** @param life ms after which a silent talk is forgotten. */
export class RecentTalks {
  readonly #life: number;
  readonly #kept = new Map<string, Recent & { readonly until: number }>();

  constructor(life: number) {
    this.#life = life;
  }

  of(key: string, now: Date): Recent | undefined {
    const found = this.#kept.get(key);
    return found && found.until > now.getTime() ? found : undefined;
  }

  keep(key: string, recent: Recent, now: Date): void {
    this.#kept.delete(key);
    this.#kept.set(key, { ...recent, until: now.getTime() + this.#life });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest);
  }

  drop(key: string): void {
    this.#kept.delete(key);
  }
}
