import { describe, expect, it } from 'vitest';
import { mayBeDeaf } from '#alerts/ears.ts';
import { alertsShape } from '#alerts/env.ts';
import { jobOf, laneOf, redrawJob, type Task, taskOf } from '#alerts/jobs.ts';
import { Pace, waitAfter } from '#alerts/pace.ts';
import { refOf } from '#alerts/plan.ts';
import { failures, minute, noon, silence } from './cast.ts';

const spot = { ref: 'i1', audience: 'slack:T1', channel: 'C1' };
const there = { audience: 'teams:t1', channel: '19:x/y@thread.tacv2' };
const view = { kind: 'notice', title: 'T', body: [], choices: [], controls: [] } as const;

describe('jobs', () => {
  it('carry what is to be done, and nothing is lost on the way', () => {
    const tasks: readonly Task[] = [
      { kind: 'post', ...spot },
      { kind: 'redraw', ...spot },
      { kind: 'follow', ...spot, news: { kind: 'resolved', minutes: 5, failed: 1, total: 2, expected: 0 } },
      { kind: 'follow', ...spot, news: { kind: 'wider', slice: { site: 'north' } } },
      { kind: 'digest', ...there, until: noon },
      { kind: 'note', ...there, view, person: 'U1', address: 'https://x' },
      { kind: 'note', ...there, view },
    ];
    for (const task of tasks) expect(taskOf(jobOf(task, noon))).toEqual(task);
  });

  it('of one message are in one lane, which is nobody else’s', () => {
    const lanes = [
      jobOf({ kind: 'post', ...spot }, noon),
      redrawJob(spot, noon),
      jobOf({ kind: 'post', ...spot, channel: 'C2' }, noon),
      jobOf({ kind: 'note', audience: 'slack:T1', channel: 'C1', view }, noon),
      jobOf({ kind: 'digest', audience: 'slack:T1', channel: 'C1', until: 1 }, noon),
      jobOf({ kind: 'note', audience: 'slack:T1', channel: 'C1', person: 'U1', view }, noon),
    ].map(({ lane }) => lane);
    expect(lanes[0]).toBe(laneOf('i1', 'slack:T1', 'C1'));
    expect(lanes[1]).toBe(lanes[0]);
    expect(lanes[4]).toBe(lanes[3]);
    expect(new Set(lanes).size).toBe(4);
    expect(redrawJob(spot, noon).once).toBe(true);
  });

  it('of another version, or of a kind that is none, are not read', () => {
    expect(taskOf({ kind: 'sing', json: '{"v":1}' })).toBeUndefined();
    expect(taskOf({ kind: 'post', json: '{"v":2,"ref":"i1","audience":"a","channel":"c"}' })).toBeUndefined();
    expect(taskOf({ kind: 'toString', json: '{}' })).toBeUndefined();
  });
});

describe('the pace', () => {
  it('gives one turn at a time', () => {
    const pace = new Pace();
    expect(pace.turn('a', 1000, noon)).toBe(0);
    expect(pace.turn('b', 1000, noon)).toBe(0);
    expect(pace.turn('b', 1000, noon + 999)).toBe(1);
    expect(pace.turn('a', 1000, noon + 400)).toBe(600);
    expect(pace.turn('a', 1000, noon + 400)).toBe(1600);
    expect(pace.turn('a', 1000, noon + 1000)).toBe(0);
    expect(pace.turn('a', 1000, noon + 2000)).toBe(0);
    expect(pace.turn('a', 1000, noon + 60_000)).toBe(0);
    expect(pace.turn('a', 1000, noon + 60_001)).toBe(999);
  });

  it('leaves a chat alone that fails, longer each time, until it works', () => {
    const pace = new Pace();
    const rests = Array.from({ length: 8 }, () => {
      pace.failed('a', noon);
      return (pace.rest('a', noon) ?? noon) - noon;
    });
    expect(rests).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(pace.rest('b', noon)).toBeUndefined();
    pace.busy('a', noon + 5000);
    expect(pace.rest('a', noon)).toBe(noon + 5000);
    pace.spoke('a');
    expect(pace.rest('a', noon)).toBeUndefined();
    pace.failed('a', noon);
    expect(pace.rest('a', noon)).toBe(noon + 1000);
  });

  it('lets a job wait from one second to ten minutes', () => {
    const waits = [1, 2, 5, 9, 10, 60].map((attempts) => waitAfter(attempts, () => 0));
    expect(waits).toEqual([2000, 4000, 32_000, 512_000, 600_000, 600_000]);
    expect(waitAfter(1, () => 1)).toBe(1000);
  });
});

describe('our own deafness', () => {
  const since = noon - 20 * minute;
  it('explains a silence that began before we listened, until enough is missed', () => {
    expect(mayBeDeaf(silence({ since: noon - 60 * minute, expected: 12 }), since, noon)).toBe(true);
    expect(mayBeDeaf(silence({ since: noon - 60 * minute, expected: 15 }), since, noon)).toBe(false);
    expect(mayBeDeaf(silence({ since: noon - 60 * minute, expected: 900 }), noon - 9 * minute, noon)).toBe(
      true,
    );
  });

  it('explains no silence that began later, and no failures', () => {
    expect(mayBeDeaf(silence({ since: noon - 10 * minute, expected: 1 }), since, noon)).toBe(false);
    expect(mayBeDeaf(failures({ since: noon - 60 * minute }), since, noon)).toBe(false);
  });
});

it('an incident has the same short name whenever its receipts are read', () => {
  expect(refOf('main', 'f1')).toBe(refOf('main', 'f1'));
  expect(refOf('main', 'f1')).not.toBe(refOf('mai', 'nf1'));
  expect(refOf('main', 'f1')).toMatch(/^[A-Za-z][\w.-]{0,40}$/);
});

describe('ALERT_CHANNEL', () => {
  const read = (text?: string) => alertsShape.safeParse({ ALERT_CHANNEL: text }).data?.ALERT_CHANNEL;
  it('names channels of chats', () => {
    expect(read('slack:T0123/C0456')).toEqual([{ chat: 'slack', workspace: 'T0123', channel: 'C0456' }]);
    expect(
      read('slack:T0123/C0456  teams:aa-bb/19:abc@thread.tacv2@https://smba.trafficmanager.net/emea/'),
    ).toEqual([
      { chat: 'slack', workspace: 'T0123', channel: 'C0456' },
      {
        chat: 'teams',
        workspace: 'aa-bb',
        channel: '19:abc@thread.tacv2',
        address: 'https://smba.trafficmanager.net/emea/',
      },
    ]);
    expect(read()).toBeUndefined();
  });

  it('is refused where it is anything else', () => {
    for (const wrong of [
      'C0456',
      'slack:T0123',
      'slack:/C1',
      'slack:T0123/C0456 and',
      'slack:T1/C1@http://x',
    ])
      expect(alertsShape.safeParse({ ALERT_CHANNEL: wrong }).success, wrong).toBe(false);
  });
});
