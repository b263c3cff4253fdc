/** The form of a receipt as it may leave a provider: nothing unbounded, nothing that breaks a line or a row. */
import { z } from 'zod';
import { states } from '#knowledge/outcomes.ts';

const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value));
const moment = z.int().gte(-62_135_596_800_000).lte(253_402_300_799_999);

export const receiptShape = z
  .strictObject({
    provider: text(80),
    message: text(200),
    several: z.literal(true).optional(),
    to: text(200).optional(),
    from: text(200).optional(),
    at: moment.optional(),
    sentAt: moment.optional(),
    state: z.enum(Object.keys(states) as [keyof typeof states]),
    said: text(200),
    code: text(200).optional(),
    field: text(200).optional(),
    carrier: text(200).optional(),
    line: z.enum(['mobile', 'landline', 'voip', 'toll-free']).optional(),
    place: z
      .strictObject({
        platform: text(80).optional(),
        site: text(80).optional(),
        feature: text(80).optional(),
      })
      .optional(),
    workspace: text(80).optional(),
    patient: text(200).optional(),
  })
  .refine(({ code, field }) => (code === undefined) === (field === undefined), 'code and field: both or none')
  .refine(
    ({ several, to }) => !several || to !== undefined,
    'several texts under one id are told apart by to',
  );
