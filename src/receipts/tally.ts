/** Counts what became of callbacks, by provider, without a word of what they held. */
import type { Clock } from '#kit/clock.ts';
import { FadingMap } from '#kit/fading-map.ts';
import type { Logger } from '#kit/logger.ts';

/** Why a callback was answered with a refusal. */
export type Refused =
  | 'unknown-address'
  | 'method'
  | 'too-long'
  | 'too-slow'
  | 'unsigned'
  | 'forged'
  | 'stale'
  | 'malformed'
  | 'unavailable'
  | 'not-kept'
  | 'too-late';
/** `accepted`: receipts. `unreadable`, `confirmed`, `nothing` (no receipt in it): callbacks. */
export type Taken = 'accepted' | 'unreadable' | 'confirmed' | 'nothing';

export interface Count {
  readonly provider: string;
  readonly what: Refused | Taken;
  readonly count: number;
}

export interface Tally {
  taken(provider: string, what: Taken, count: number): void;
  /** Counted, and logged at most once a minute per provider and reason. `why` is a static sentence. */
  refused(provider: string, what: Refused, why?: string): void;
  /** Everything since the start. */
  counts(): readonly Count[];
  /** Logs what came since the last time, in one line, if anything did. */
  report(): void;
}

const minute = 60_000;

export function openTally({ clock, log }: { readonly clock: Clock; readonly log: Logger }): Tally {
  const since = new Map<string, Count>();
  const all = new Map<string, Count>();
  const said = new FadingMap<true>({ life: minute, room: 1000 });

  function add(provider: string, what: Count['what'], more: number): void {
    const key = `${provider} ${what}`;
    for (const map of [since, all])
      map.set(key, { provider, what, count: (map.get(key)?.count ?? 0) + more });
  }

  return {
    taken: (provider, what, count) => {
      if (count > 0) add(provider, what, count);
    },
    refused: (provider, reason, why) => {
      add(provider, reason, 1);
      const key = `${provider} ${reason}`;
      const now = clock.now().getTime();
      if (said.has(key, now)) return;
      said.set(key, true, now);
      log.warn({ provider, reason, ...(why ? { why } : {}) }, 'A callback was refused.');
    },
    counts: () => [...all.values()],
    report: () => {
      if (since.size === 0) return;
      const callbacks: Record<string, Record<string, number>> = {};
      for (const { provider, what, count } of since.values())
        callbacks[provider] = { ...callbacks[provider], [what]: count };
      since.clear();
      log.info({ callbacks }, 'Delivery receipts since the last report.');
    },
  };
}
