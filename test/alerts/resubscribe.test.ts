import { expect, it } from 'vitest';
import { resubscribe } from '#alerts/resubscribe.ts';
import { noon } from './cast.ts';
import { openPostOffice } from './post-office.ts';

const here = { audience: 'slack:T1', channel: 'C1' };

it('keeps every change of those made at once', async () => {
  const house = await openPostOffice();
  try {
    await house.subscribe();
    const [, , after] = await Promise.all([
      resubscribe(house, here, (one) => ({ ...one, digested: noon })),
      resubscribe(house, here, (one) => ({ ...one, sensitivity: 'early' })),
      resubscribe(house, here, (one) => ({ ...one, digest: 'daily' })),
    ]);
    expect(await house.subscription('C1')).toMatchObject({
      digested: noon,
      sensitivity: 'early',
      digest: 'daily',
    });
    expect(after).toMatchObject({ digest: 'daily' });
  } finally {
    await house.store.close();
  }
});

it('begins nothing that has ended', async () => {
  const house = await openPostOffice();
  try {
    await house.subscribe();
    const stop = async () => void (await house.alerts.unsubscribe(here));
    const stopping: Promise<void>[] = [];
    const change = resubscribe(house, here, (one) => {
      stopping.push(stop());
      return { ...one, digested: noon };
    });
    await change;
    await Promise.all(stopping);
    expect(await house.subscription('C1')).toBeUndefined();
    expect(await resubscribe(house, here, (one) => one)).toBeUndefined();
  } finally {
    await house.store.close();
  }
});
