/** What the books say of a cause that many texts share. */
import { describe, expect, it } from 'vitest';
import { advise, cited } from '#knowledge/advice.ts';
import { type CauseId, causes } from '#knowledge/causes/index.ts';
import { facts, type PlatformId } from '#knowledge/facts.ts';

const ids = Object.keys(causes) as CauseId[];
const platforms = Object.keys(facts.platform.values) as PlatformId[];

describe('advice', () => {
  it.each(platforms)('is complete for every cause on %s', (platform) => {
    for (const id of ids) {
      const advice = advise(id, platform, { status: 'failed' });
      expect(advice.title, id).not.toBe('');
      expect(advice.steps.length, id).toBeGreaterThan(0);
      const said = [...advice.steps.map(({ text }) => text), ...advice.beware, advice.retry ?? ''].join(' ');
      expect(said, id).not.toMatch(/[{}]|undefined/);
      expect(cited(advice.source), id).toMatch(/\(.+\)$/);
    }
  });

  it("takes the product's own steps, and rows, where its document has some", () => {
    const own = advise('platform-connector-down', 'open-dental');
    expect(own.source).toMatchObject({ document: 'open-dental' });
    expect(own.source.rows.length).toBeGreaterThan(0);
    expect(own.steps[0]?.text).toContain('eConnector');
    expect(advise('platform-connector-down', 'cliniko').source.document).toBe('provider-codes');
  });

  it('says whom to ask as the operator does', () => {
    const told = (support?: string) =>
      advise('sender-not-registered', 'cliniko', {}, support)
        .steps.map(({ text }) => text)
        .join(' ');
    expect(told('help@clinic.example')).toContain('help@clinic.example');
    expect(told()).toContain('Cliniko');
  });

  it('says what holds, and nothing that holds only where more is known', () => {
    const steps = (known: Parameters<typeof advise>[2]) =>
      advise('out-of-credits', 'cliniko', known)
        .steps.map(({ text }) => text)
        .join(' ');
    expect(steps({})).toContain('for a window from 10:00 to 11:00, top up before 15:00');
    expect(steps({})).not.toContain('To be safe top up before');
    expect(steps({ 'reminder-window': '10:00-11:00' })).toContain('To be safe top up before');
    expect(steps({ channel: 'manual-only' })).not.toContain('every hour on the hour');
  });
});
