/** Slack brings its charts to one workspace after the other; elsewhere it refuses the whole message. */
import type { Clock } from '#kit/clock.ts';
import type { Logger } from '#kit/logger.ts';
import { isChart } from './chart.ts';
import { withoutCharts } from './draw-block.ts';
import { isBlocksRefused } from './errors.ts';
import { limits } from './limits.ts';
import type { Drawn } from './render.ts';

/** Whether the one workspace of our token knows charts, as far as we have seen. */
export class Charts {
  readonly #clock: Clock;
  readonly #log: Logger;
  /** Epoch ms: not tried again before. */
  #from = 0;

  constructor({ clock, log }: { readonly clock: Clock; readonly log: Logger }) {
    this.#clock = clock;
    this.#log = log;
  }

  /** What the workspace takes of it. */
  known(drawn: Drawn): Drawn {
    return this.#clock.now().getTime() < this.#from ? inWords(drawn) : drawn;
  }

  /** Gives it to Slack; where charts are refused, in words alone, now and for the next hours. Throws what `give` throws. */
  async offer<T>(drawn: Drawn, give: (drawn: Drawn) => Promise<T>): Promise<T> {
    const first = this.known(drawn);
    try {
      return await give(first);
    } catch (error) {
      if (!isBlocksRefused(error) || !hasChart(first)) throw error;
      const given = await give(inWords(drawn));
      this.#from = this.#clock.now().getTime() + limits.chartsUnknown;
      this.#log.info({}, 'this workspace does not know charts yet: they are said in words');
      return given;
    }
  }
}

export const hasChart = ({ blocks }: Drawn): boolean => blocks.some(isChart);

/** The same, its charts said in words alone. */
export const inWords = ({ text, blocks }: Drawn): Drawn => ({ text, blocks: withoutCharts(blocks) });
