/** Work that comes again and again; handed in, so that a test moves it by hand. */
export interface Rhythm {
  /**
   * Does `work` at once and then every `ms`, never twice at the same time. `work` never throws. Gives what ends it, which
   * resolves once the work under way is done.
   */
  every(ms: number, work: () => Promise<void>): () => Promise<void>;
}

/** The machine's own timers, which keep no process alive. */
export const systemRhythm: Rhythm = {
  every(ms, work) {
    let doing: Promise<void> | undefined;
    const begin = () => {
      doing ??= work().finally(() => {
        doing = undefined;
      });
    };
    begin();
    const timer = setInterval(begin, ms).unref();
    return async () => {
      clearInterval(timer);
      await doing;
    };
  },
};
