/** What tests of alerts begin with: an incident, what is known of it, and a channel that hears of it. */

import type { Known } from '#alerts/incident.ts';
import type { Subscription } from '#alerts/subscription.ts';
import type { Incident } from '#detection/incident.ts';

/** Epoch ms, Monday 2 March 2026, 15:00 UTC: 10:00 in New York. */
export const noon = Date.parse('2026-03-02T15:00:00Z');
export const minute = 60_000;

/** 14 of 60 texts of one site fail, where 3 are usual. */
export const failures = (different: Partial<Incident> = {}): Incident => ({
  id: 'f1',
  kind: 'failures',
  slice: { site: 'north' },
  cause: 'toll-free-not-verified',
  since: noon - 30 * minute,
  openedAt: noon,
  changedAt: noon,
  failed: 14,
  total: 60,
  expected: 3,
  rate: 14 / 60,
  baseline: 0.05,
  codes: [{ code: '30032', cause: 'toll-free-not-verified', failed: 12 }],
  causes: [{ cause: 'toll-free-not-verified', failed: 12 }],
  ...different,
});

export const silence = (different: Partial<Incident> = {}): Incident =>
  failures({
    id: 's1',
    kind: 'silence',
    slice: { platform: 'notify' },
    cause: 'platform-connector-down',
    failed: 0,
    total: 0,
    expected: 35,
    rate: 0,
    baseline: 0,
    codes: [],
    causes: [],
    ...different,
  });

export const known = (facts: Incident, different: Partial<Known> = {}): Known => ({
  ref: 'i1',
  workspace: 'main',
  open: facts.resolvedAt === undefined,
  openedAt: facts.openedAt,
  changedAt: facts.changedAt,
  facts,
  doings: {},
  revision: 0,
  told: {},
  ...different,
});

export const subscription = (different: Partial<Subscription> = {}): Subscription => ({
  place: { chat: 'slack', workspace: 'T1', channel: 'C1' },
  person: 'U1',
  only: {},
  sensitivity: 'balanced',
  zone: 'America/New_York',
  digest: 'none',
  since: noon - 86_400_000,
  ...different,
});
