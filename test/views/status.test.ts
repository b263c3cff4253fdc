/** How today fares, as people read it, whatever the numbers are. */
import { describe, expect, it } from 'vitest';
import { type StatusShown, statusView } from '#views/status.ts';
import { outline } from './outline.ts';
import { morning, northside } from './shown.ts';

const quiet: StatusShown = {
  now: northside.now,
  zone: 'America/New_York',
  sent: 100,
  failed: 0,
  total: 100,
  sites: [],
  hours: [],
  open: [],
  dismissed: 0,
  feeds: [{ provider: 'twilio', last: morning('09:39:00') }],
  dead: 0,
  late: 0,
};
const titleOf = (shown: Partial<StatusShown>) => statusView({ ...quiet, ...shown }).title;

describe('status', () => {
  it.each<[Partial<StatusShown>, string]>([
    [{}, 'All 100 texts today so far arrived'],
    [{ failed: 14 }, 'Today so far 14 of 100 texts failed'],
    [{ failed: 100 }, 'Today so far all 100 texts failed'],
    [{ sent: 107, failed: 14 }, 'Today so far 14 of 100 texts failed; of 7 more the end is not known yet'],
    [{ sent: 40, total: 2 }, '40 texts today so far; of most of them the end is not known yet'],
    [{ sent: 4, total: 4, failed: 3 }, 'Fewer than 5 texts today so far'],
    [{ sent: 0, total: 0 }, 'No texts today so far'],
  ])('says it in the title: %j', (shown, title) => {
    expect(titleOf(shown)).toBe(title);
  });

  it('draws at most twenty locations, and says the others', () => {
    const sites = Array.from({ length: 30 }, (_, at) => ({
      name: at === 0 ? 'Desk +1 (212) 555-0123' : `Site ${at}`,
      failed: 30 - at,
      total: 50,
    }));
    const view = statusView({ ...quiet, sites });
    const [chart] = view.body.filter((block) => block.kind === 'chart');
    expect(chart?.labels).toHaveLength(20);
    expect(chart?.labels[0]).toBe('Desk …0123');
    const list = view.body.find((block) => block.kind === 'list' && block.title === 'By location');
    expect(list?.kind === 'list' && list.items).toHaveLength(21);
    expect(outline(view)).toContain('*10 more locations: *55 of 500 failed.');
  });

  it('tells no location of fewer than five texts apart', () => {
    const sites = [
      { name: 'North', failed: 2, total: 40 },
      { name: 'South', failed: 0, total: 20 },
      { name: 'Tiny', failed: 3, total: 4 },
    ];
    const text = outline(statusView({ ...quiet, sites }));
    expect(text).toContain('*North: *fewer than 5 of 40 failed.');
    expect(text).toContain('*2 other locations: *fewer than 5 of 24 failed.');
    expect(text).not.toMatch(/Tiny|South/);

    const more = outline(statusView({ ...quiet, sites: [...sites, { name: 'Wee', failed: 0, total: 2 }] }));
    expect(more).toContain('*South: *none of 20 failed. *2 other locations: *fewer than 5 of 6 failed.');
    expect(more).not.toMatch(/Tiny|Wee/);
  });

  it('shows the hours where no location is of a size to be told', () => {
    const sites = ['A', 'B', 'C'].map((name) => ({ name, failed: 0, total: 1 }));
    const [chart] = statusView({ ...quiet, sites }).body.filter((block) => block.kind === 'chart');
    expect(chart?.title).not.toBe('Texts today by location');
  });
});
