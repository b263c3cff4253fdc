/**
 * The port of what alerts keep. What stands in a `json` is the alerts room's own; the store reads nothing in it. A
 * workspace is one of receipts, except where it is called a chat's.
 */
import type { CounterRow } from './store.ts';

/**
 * What a batch of receipts changed in one counter, for whoever watches the counters. Differences may be negative. Minutes
 * more than three days before the batch came in are left out: an old log tells nobody what goes wrong now.
 */
export interface Arrival extends CounterRow {
  /**
   * Grows; gaps and late comers with a lower number are possible. What a batch changed in one minute has one number, and
   * is given and deleted together.
   */
  readonly seq: number;
  /** Epoch ms: when the batch was taken in. */
  readonly heardAt: number;
}

/** A channel that hears of incidents; the ids are the chat's own. */
export interface SubscriptionRow {
  /** A chat and its workspace: `slack:T0123`. */
  readonly audience: string;
  readonly channel: string;
  readonly json: string;
}

/** What watches one workspace, as it was saved last. */
export interface DetectorRow {
  /** Absent while nothing was saved. */
  readonly state?: string;
  /** Counts its saves, from 0. */
  readonly revision: number;
}

/** One incident: what the receipts show, and apart from it what people did about it. */
export interface IncidentRow {
  /** Opaque, unique in the house, short: what buttons carry. */
  readonly ref: string;
  readonly workspace: string;
  /** Its id in its workspace. */
  readonly incident: string;
  readonly open: boolean;
  /** Epoch ms */
  readonly openedAt: number;
  /** Epoch ms: the last change of anything in it. */
  readonly changedAt: number;
  /** Written by whoever watches the workspace. */
  readonly facts: string;
  /** Written by whoever presses a button. */
  readonly doings: string;
  /** Counts the changes of `doings`, from 0. */
  readonly revision: number;
}

/** The message of an incident in one channel. */
export interface PostingRow {
  readonly ref: string;
  readonly audience: string;
  readonly channel: string;
  /** What the chat needs beside the ids to reach the channel. */
  readonly address?: string;
  /** Absent until it was posted. */
  readonly message?: string;
  readonly json: string;
}

/** Something to be said, once. Jobs of one lane are done one after the other, in the order in which they were put. */
export interface Job {
  readonly id: number;
  /** What must stay in order: one message, or one channel. Two jobs of a lane are never out at once, but for one whose time is over. */
  readonly lane: string;
  readonly kind: string;
  readonly json: string;
  /** Epoch ms: not before then. */
  readonly due: number;
  /** How often it was taken, this time included. */
  readonly attempts: number;
  /** Epoch ms: when it was put. */
  readonly since: number;
  /** A short word of ours for what went wrong last. */
  readonly trouble?: string;
}

/** A job to be put. */
export type NewJob = Pick<Job, 'lane' | 'kind' | 'json' | 'due'> & {
  /**
   * Put only if the last waiting job of the lane is not one of this kind that nobody has taken: it will do for both, and
   * is taken by nobody before the commit that relies on it is kept.
   */
  readonly once?: true;
};

/** Everything that a look at the receipts came to, for one durable commit. */
export interface Commit {
  readonly workspace: string;
  /** Who holds the lease, and the revision that the detector was loaded or saved with last. */
  readonly holder: string;
  readonly revision: number;
  readonly state: string;
  /** Arrivals that the state knows of: they are deleted. */
  readonly seen: readonly number[];
  /** New ones are put whole; of known ones `facts`, `open` and `changedAt` are set. */
  readonly incidents: readonly Omit<IncidentRow, 'revision'>[];
  /** New ones are put; known ones stay as they are, with their message. */
  readonly postings: readonly PostingRow[];
  readonly jobs: readonly NewJob[];
  /** Epoch ms */
  readonly now: number;
}

/** What is counted of some minutes, with the arrivals that are in it already. */
export interface Counted {
  readonly counters: readonly CounterRow[];
  /** `seq` of every arrival of these minutes that the counters hold. */
  readonly seen: readonly number[];
}

export interface AlertStore {
  /** Every subscription, in the order of audience and channel. */
  subscriptions(): Promise<readonly SubscriptionRow[]>;
  /** Begins one, or changes it. */
  subscribe(row: SubscriptionRow): Promise<void>;
  /** Changes a subscription whose `json` is still `was`; `false`, and nothing is kept, if it changed or ended meanwhile. */
  resubscribe(row: SubscriptionRow, was: string): Promise<boolean>;
  /** Ends it; `false` if there was none. */
  unsubscribe(key: Pick<SubscriptionRow, 'audience' | 'channel'>): Promise<boolean>;

  /** Workspaces with arrivals, a detector or an open incident. */
  watched(): Promise<readonly string[]>;
  /**
   * Takes the lease of a workspace until `until` (epoch ms), or prolongs one's own; gives the detector, or `undefined` if
   * somebody else has the lease at `now`. @param known a revision whose state is known: it is left out.
   */
  watch(
    workspace: string,
    holder: string,
    now: number,
    until: number,
    known?: number,
  ): Promise<DetectorRow | undefined>;
  /** Gives one's own lease back. */
  unwatch(workspace: string, holder: string): Promise<void>;
  /** Arrivals not seen yet, of at most `most` numbers, the lowest `seq` first, without those in `but`. */
  arrivals(workspace: string, most: number, but?: ReadonlySet<number>): Promise<readonly Arrival[]>;
  /**
   * Counters of the minutes `from` (inclusive) to `to` (exclusive), and the arrivals of these minutes, as of one moment:
   * what arrives later is in neither. In the order of the minutes.
   */
  counted(workspace: string, from: number, to: number): Promise<Counted>;
  /** @returns the detector's new revision; `undefined`, and nothing is kept, if the lease or the revision is another's. */
  commit(commit: Commit): Promise<number | undefined>;

  /** By what a button carries. */
  incident(ref: string): Promise<IncidentRow | undefined>;
  /** Open ones, and those that changed since (epoch ms), the latest opened first. */
  incidents(workspaces: readonly string[] | 'all', since: number): Promise<readonly IncidentRow[]>;
  /**
   * Keeps what somebody did about an incident, with the jobs that tell it, in one commit; `false`, and nothing is kept,
   * if somebody else did something meanwhile (`revision`).
   */
  act(
    row: Pick<IncidentRow, 'ref' | 'doings' | 'revision' | 'changedAt'>,
    jobs: readonly NewJob[],
    now: number,
  ): Promise<boolean>;

  /** Where an incident stands, in the order of audience and channel. */
  postings(ref: string): Promise<readonly PostingRow[]>;
  /** Sets the `json` of a posting that is there; where its message stands is left to who says it. */
  restand(row: Omit<PostingRow, 'address' | 'message'>): Promise<void>;

  /** Puts jobs outside any other commit. */
  put(jobs: readonly NewJob[], now: number): Promise<void>;
  /**
   * Takes jobs that are due and free at `now`, each until `until` (epoch ms): the first of each lane only, the one due
   * longest first, at most `most`. Whoever dies with one is followed by another when its time is over.
   */
  take(now: number, until: number, most: number): Promise<readonly Job[]>;
  /**
   * The job is done, if it is still ours (`attempts`), and is deleted; with it the message and `json` of a posting are
   * kept, there or not, in one commit. `false`, and nothing is kept, if another has it meanwhile.
   */
  done(job: Pick<Job, 'id' | 'attempts'>, posted?: PostingRow): Promise<boolean>;
  /** Not now: again at `due` (epoch ms), if it is still ours. `free`: the attempt does not count. */
  later(job: Pick<Job, 'id' | 'attempts'>, due: number, trouble: string, free?: boolean): Promise<boolean>;
  /** Given up, if it is still ours: it is kept as a dead letter and holds nobody up. */
  bury(job: Pick<Job, 'id' | 'attempts'>, trouble: string, now: number): Promise<boolean>;
  /** How many jobs wait, how many of them are late (due before `since`), and how many are dead. */
  queue(since: number): Promise<{ readonly waiting: number; readonly late: number; readonly dead: number }>;
  /** Dead letters, the latest first, at most `most`. */
  dead(most: number): Promise<readonly Job[]>;

  /**
   * Deletes what is older than these (epoch ms), in slices, and gives how many rows: incidents that are over and did not
   * change since, with their postings; dead letters; arrivals that nobody has seen. Jobs that wait are never deleted.
   */
  sweep(before: {
    readonly incidents: number;
    readonly jobs: number;
    readonly arrivals: number;
  }): Promise<number>;
}
