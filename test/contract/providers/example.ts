/** Requests as providers send them, recorded or made up, and what each has to come to. */
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const folder = 'test/fixtures/webhooks';

const shape = z.object({
  provider: z.string(),
  scenario: z.string(),
  requests: z
    .array(
      z.strictObject({
        method: z.enum(['GET', 'POST']),
        url: z.string(),
        headers: z.record(z.string(), z.string()),
        body: z.string(),
      }),
    )
    .min(1),
  /** Strict: what is expected and not tried here must not pass unseen. */
  expect: z.strictObject({
    reject: z.literal(403).optional(),
    provider_status: z.string().optional(),
    code: z.union([z.string(), z.number(), z.null()]).optional(),
    canonical_cause: z.string().optional(),
    counts_as_failure: z.boolean().optional(),
    count_once: z.literal(true).optional(),
    events: z.int().optional(),
    final_status: z.string().optional(),
    /** Words for readers. */
    dedupe_key: z.string().optional(),
    order_by: z.string().optional(),
    note: z.string().optional(),
    phi_warning: z.string().optional(),
  }),
});

export interface Example extends z.infer<typeof shape> {
  readonly name: string;
  /** The last part of the path that it is sent to: the id of a provider. */
  readonly path: string;
}

export const examples: readonly Example[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && file !== 'secrets.fake.json' && file !== 'INDEX.json')
  .map((file) => {
    const example = shape.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')));
    const path = new URL(example.requests[0]?.url ?? '').pathname.split('/').at(-1) ?? '';
    return { ...example, name: file.replace('.json', ''), path };
  });
