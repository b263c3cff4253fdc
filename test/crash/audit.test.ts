import { describe, expect, it } from 'vitest';
import type { State } from '#knowledge/outcomes.ts';
import { contribution } from '#store/settle.ts';
import type { ReceiptRow } from '#store/store.ts';
import { as, noon, receipt } from '../store/rows.ts';
import { audit } from './audit.ts';
import { openLedger } from './ledger.ts';
import type { Said } from './traffic.ts';

const said = (status: State, code?: string): Said => ({
  id: 'SM1',
  provider: 'twilio',
  to: '+12125550123',
  status,
  ...(code && { code }),
  at: new Date(noon).toISOString(),
  sentAt: new Date(noon).toISOString(),
  site: 'north',
  feature: 'recall',
});

/** What is wrong with these rows, rightly counted, after each of these was sent and acknowledged in turn. */
function faults(rows: readonly ReceiptRow[], ...heard: readonly Said[]): string[] {
  const ledger = openLedger();
  for (const one of heard) {
    ledger.sending([one]);
    ledger.acknowledged([one]);
  }
  return audit({ rows, counters: rows.map(contribution) }, ledger);
}

const unreachable = { ...as.undelivered, code: '30003' };

describe('the audit of a crash', () => {
  it('finds nothing where everything is kept', () => {
    expect(faults([receipt(as.sent)], said('queued'), said('sent'), said('queued'))).toEqual([]);
    expect(faults([receipt(as.delivered)], said('unknown'), said('delivered'))).toEqual([]);
    const contradicted = receipt({ ...as.delivered, note: 'undelivered 30003' });
    expect(faults([contradicted], said('delivered'), said('undelivered', '30003'))).toEqual([]);
  });

  it('finds what was lost', () => {
    expect(faults([], said('sent'))).toEqual(['SM1 was acknowledged as sent and is not there.']);
    expect(faults([receipt(as.queued)], said('queued'), said('sent'))).toEqual([
      'SM1 was acknowledged as sent and is queued.',
    ]);
    expect(faults([receipt(unreachable)], said('delivered'), said('undelivered', '30003'))).toEqual([
      'SM1 was acknowledged as delivered first and is undelivered 30003.',
    ]);
    expect(faults([receipt(as.unknown)], said('unknown'), said('delivered'))).toEqual([
      'SM1 was acknowledged as delivered first and is unknown.',
    ]);
    expect(faults([receipt(as.delivered)], said('delivered'), said('undelivered', '30003'))).toEqual([
      'SM1 was contradicted, and no note of it is kept.',
    ]);
  });

  it('finds what was never sent', () => {
    expect(faults([receipt()])).toEqual(['SM1 is there and was never sent.']);
    expect(faults([receipt(unreachable)], said('sent'))).toEqual([
      'SM1 is undelivered 30003, which was never sent.',
    ]);
    expect(faults([receipt({ sentAt: noon + 60_000 })], said('sent'))).toEqual([
      'SM1 has another time of sending.',
    ]);
    expect(faults([receipt({ ...as.delivered, note: 'failed' })], said('delivered'))).toEqual([
      'SM1 has the note "failed", which was never sent.',
    ]);
    expect(faults([receipt(), receipt({ workspace: 'w2' })], said('sent'))).toEqual([
      'SM1 is there 2 times.',
    ]);
  });

  it('asks nothing of what was sent and not acknowledged', () => {
    const ledger = openLedger();
    ledger.sending([said('sent')]);
    expect(audit({ rows: [], counters: [] }, ledger)).toEqual([]);
    const row = receipt(as.sent);
    expect(audit({ rows: [row], counters: [contribution(row)] }, ledger)).toEqual([]);
  });

  it('finds counters that are not the sum of the texts', () => {
    const ledger = openLedger();
    ledger.sending([said('sent')]);
    const row = receipt(as.sent);
    const right = contribution(row);
    const found = (...counters: (typeof right)[]) => audit({ rows: [row], counters }, ledger);
    expect(found({ ...right, sent: 2 })).toHaveLength(1);
    expect(found({ ...right, delivered: 1 })).toHaveLength(1);
    expect(found({ ...right, minute: right.minute + 1 })).toHaveLength(2);
    expect(found({ ...right, code: '30003' })).toHaveLength(2);
    expect(found()).toHaveLength(1);
  });
});
