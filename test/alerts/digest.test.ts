/** What failed in a day or a week, as people read it in the morning. */
import { describe, expect, it } from 'vitest';
import { digestOf } from '#alerts/digest.ts';
import type { Subscription } from '#alerts/subscription.ts';
import { as } from '../store/rows.ts';
import { outline } from '../views/outline.ts';
import { failures, minute, noon, subscription } from './cast.ts';
import { openHearHouse } from './hear-house.ts';

/** Tuesday, 08:00 in New York. */
const until = noon + 22 * 60 * minute;
const failed = (code: string) => ({ ...as.undelivered, code, provider: 'twilio' });

async function digest(
  house: Awaited<ReturnType<typeof openHearHouse>>,
  different: Partial<Subscription> = {},
) {
  const scopeOf = () => 'all' as const;
  const rooms = { alerts: house.store.alerts, receipts: house.store.receipts, scopeOf };
  const view = await digestOf(rooms, subscription({ digest: 'daily', ...different }), until);
  return view && outline(view);
}

describe('a digest', () => {
  it('is a list of work, most first, with who acts and the step', async () => {
    await using house = await openHearHouse();
    await house.texts(800, { site: 'Northside' });
    await house.texts(29, { site: 'Northside', ...failed('30006') });
    await house.texts(12, { site: 'Southside', ...failed('30006') });
    await house.texts(9, { site: 'Southside', ...failed('30032') });
    await house.texts(3, { site: 'Southside', ...failed('21610') });
    await house.texts(6, { site: 'Southside', ...failed('77') });
    await house.texts(50, { site: 'Southside', ...failed('30006') }, 26 * 60);
    await house.incident(failures({ since: noon, resolvedAt: noon + 30 * minute }));
    expect(await digest(house)).toMatchInlineSnapshot(`
      "digest: Texts of the last day: 59 of 859 failed
      To do, most first:
        - *41 landlines in mobile fields* (Northside 29, Southside 12). *Front desk: *Ask the patient for a mobile number; call the patient if you must.
        - *9 texts: the clinic's toll-free number is not verified* (Southside 9). *Vendor support: *Contact Cliniko support and ask how the toll-free verification stands.
        - *6 texts failed for a reason I do not know* (Southside 6). Ask support with the codes in the log.
      *Also, a few each: *the patients opted out of texts.
      Alerts of that time:
        - Over: 14 of 60 texts from north failed from yesterday 10:00 to 10:30 (30 min).
      ~ Counted from delivery receipts from yesterday 08:00 to today 08:00; nothing here is about one patient. To end this list, type \`@bot alerts digest off\`."
    `);
  });

  it('is of the part that the channel hears of', async () => {
    await using house = await openHearHouse();
    await house.texts(29, { site: 'Northside', ...failed('30006') });
    await house.texts(12, { site: 'Southside', ...failed('30006') });
    await house.incident(failures({ slice: { site: 'Northside' } }));
    const south = await digest(house, { only: { site: 'Southside' } });
    expect(south).toContain('Texts of the last day: all 12 failed');
    expect(south).not.toContain('Northside');
    expect(await digest(house, { only: { site: 'Northside' } })).toContain(
      '  - 14 of 60 texts from Northside failed since',
    );
  });

  it('of a week holds the week', async () => {
    await using house = await openHearHouse();
    await house.texts(50, { site: 'Southside', ...failed('30006') }, 3 * 24 * 60);
    await house.texts(20, { site: 'Southside' });
    expect(await digest(house, { digest: 'weekly' })).toContain('Texts of the last week: 50 of 70 failed');
    expect(await digest(house)).toContain('Texts of the last day: all 20 arrived');
  });

  it('is not told where nothing was sent', async () => {
    await using house = await openHearHouse();
    expect(await digest(house)).toBeUndefined();
  });

  it('tells of no group under five', async () => {
    await using house = await openHearHouse();
    await house.texts(3, { site: 'Southside', ...failed('30006') });
    await house.texts(97, { site: 'Southside' });
    const text = await digest(house);
    expect(text).toContain('Texts of the last day: fewer than 5 of 100 failed');
    expect(text).toContain('*A few each: *the numbers are landlines.');
  });
});
