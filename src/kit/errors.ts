/**
 * Trouble we expect, sorted by who can do something about it. Whatever else is thrown is a bug of ours.
 * `code` is stable and safe to log; `message` and `hint` are full sentences for the reader.
 */
export abstract class Trouble extends Error {
  abstract readonly code: string;
  /** `person`: whoever typed or pressed. `operator`: whoever runs the bot. */
  abstract readonly reader: 'person' | 'operator';
  /** What the reader can do about it, in one sentence. */
  readonly hint: string;

  constructor(message: string, options: ErrorOptions & { readonly hint: string }) {
    super(message, options);
    this.name = new.target.name;
    this.hint = options.hint;
  }
}

/** One thing wrong with the environment: `problem` goes on where the name ends ("is missing."). Never carries the value: it may be a secret. */
export interface Fault {
  readonly variable: string;
  readonly problem: string;
  readonly remedy: string;
}

/** The environment is wrong; lists everything that is, at once. */
export class ConfigTrouble extends Trouble {
  override readonly code = 'config';
  override readonly reader = 'operator';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => `${fault.variable} ${fault.problem} ${fault.remedy}`).join('\n'), {
      hint: 'Correct the variables above; .env.example shows every one of them.',
    });
    this.faults = faults;
  }
}

/** The store cannot be opened or does not answer. */
export class StoreTrouble extends Trouble {
  override readonly code = 'store';
  override readonly reader = 'operator';
}

/** A chat cannot be opened, or refuses what we say. */
export class ChatTrouble extends Trouble {
  override readonly code = 'chat';
  override readonly reader = 'operator';
}

/** A place in a chat is not open to us: archived, gone, or nobody let us in. Trying again does not help. */
export abstract class ClosedTrouble extends Trouble {
  override readonly reader = 'person';
}

/** A chat wants fewer messages. */
export abstract class BusyTrouble extends Trouble {
  override readonly reader = 'operator';
  /** Seconds to wait before the next call of this kind. */
  abstract readonly retryAfter: number;
}

/** The HTTP door cannot be opened. */
export class DoorTrouble extends Trouble {
  override readonly code = 'door';
  override readonly reader = 'operator';
}

/** What was typed or sent cannot be used; `message` says why, `hint` what would do. */
export class UsageTrouble extends Trouble {
  override readonly code = 'usage';
  override readonly reader = 'person';
}
