/** Times without a zone that a provider documents as UTC. */
import { z } from 'zod';

const written = /^((?!0000)\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)$/;

/** `2026-11-21 18:30:00`, with up to six decimals, as epoch ms (decimals beyond ms are cut off). */
export const utc = z.string().transform((said, context) => {
  const [, day, time] = written.exec(said) ?? [];
  const at = day && time ? Date.parse(`${day}T${time.slice(0, 12)}Z`) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  context.addIssue('is no time of the form YYYY-MM-DD HH:MM:SS');
  return z.NEVER;
});
