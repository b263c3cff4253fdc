/** With which reasons texts fail when all is normal. Every provider has codes of its own, so each is counted by itself. */
import { familyOf } from './reasons.ts';

/** How often each reason is seen among failures at clinics in general, before anything is known; worth 20 failures. */
const usual: Readonly<Record<string, number>> = {
  'handset-unreachable': 0.28,
  'unassigned-number': 0.2,
  'landline-number': 0.18,
  'unknown-carrier-error': 0.12,
  'carrier-blocked-content': 0.05,
  'recipient-opted-out': 0.05,
  'destination-number-blocked': 0.02,
};
const usualWorth = 20;
/** A reason that a single phone can have, and one of the whole account, of a sender or of a campaign. */
const common = 0.04;
const rare = 0.005;
/** Codes that are told apart; some systems put a serial number into a code. */
const mostReasons = 500;
/** Beyond so many failures the old counts half, so that what is usual may change. */
const enough = 3000;

export class Shares {
  private readonly reasons = new Map<string, number>();
  private seen = 0;
  /** Codes seen that no book knows. */
  private strangers = 0;

  /** Share of a reason among normal failures. */
  of(reason: string): number {
    return ((this.reasons.get(reason) ?? 0) + usualWorth * this.prior(reason)) / (this.seen + usualWorth);
  }

  /**
   * Share of a reason before it is seen. For codes that no book knows it is the chance that the next failure brings one
   * never seen, after Good and Turing: nearly certain at first, small once all that are usual have been seen.
   */
  private prior(reason: string): number {
    const known = usual[reason];
    if (known !== undefined) return known;
    const family = familyOf(reason);
    if (family === 'recipient' || family === 'vague') return common;
    if (family !== 'other') return rare;
    return Math.max(rare, (this.strangers + 1) / (this.seen + 5));
  }

  /** Negative takes back. */
  count(reason: string, failed: number) {
    const before = this.reasons.get(reason);
    if (before === undefined) {
      if (this.reasons.size >= mostReasons) return;
      if (familyOf(reason) === 'other') this.strangers++;
    }
    const after = Math.max(0, (before ?? 0) + failed);
    this.reasons.set(reason, after);
    this.seen += after - (before ?? 0);
    if (this.seen <= enough) return;
    this.seen /= 2;
    for (const [one, times] of this.reasons) this.reasons.set(one, times / 2);
  }

  save() {
    const { seen, strangers } = this;
    return { seen, strangers, reasons: [...this.reasons] };
  }

  restore({ reasons, ...rest }: ReturnType<Shares['save']>) {
    Object.assign(this, rest);
    for (const [reason, times] of reasons) this.reasons.set(reason, times);
  }
}
