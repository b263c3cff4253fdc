/** Rows of receipts for tests: what is not told is plain. */
import { type State, states } from '#knowledge/outcomes.ts';
import type { ReceiptRow, SliceSum } from '#store/store.ts';

export const noon = Date.parse('2026-03-02T17:00:00Z');
export const hours = (count: number) => count * 3_600_000;
export const days = (count: number) => count * 86_400_000;

let made = 0;

/** A text of a state; `sentAt` counts back from noon by the caller. */
export function row(state: State, more: Partial<ReceiptRow> = {}): ReceiptRow {
  const { rank, outcome } = states[state];
  made += 1;
  return {
    workspace: 'main',
    provider: 'twilio',
    message: `SM${made}`,
    copy: '',
    recipient: 'hash-of-somebody',
    tail: '67',
    patient: null,
    state,
    rank,
    outcome,
    said: state,
    code: null,
    field: null,
    at: more.sentAt ?? noon,
    sentAt: noon,
    sentKnown: true,
    platform: '',
    site: '',
    feature: '',
    sender: '+12125550100',
    carrier: '',
    line: null,
    note: null,
    ...more,
  };
}

/** A failure with a Twilio code. */
export const failed = (code: string, more: Partial<ReceiptRow> = {}) =>
  row('undelivered', { code, field: 'error-code', ...more });

export const sum = (delivered: number, failing: number, site = ''): SliceSum => ({
  workspace: 'main',
  provider: 'twilio',
  platform: '',
  site,
  feature: '',
  sender: '',
  carrier: '',
  sent: delivered + failing,
  delivered,
  failed: failing,
  unknown: 0,
});
