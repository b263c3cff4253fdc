/** What an error of Teams tells about trying again. */
import { refusal } from './log.ts';

/** Codes of a call that never reached Teams. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Nothing was sent. */
export function isUnsent(error: unknown): boolean {
  const { status, code = '' } = refusal(error);
  return status === undefined && unsent.has(code);
}

/** ms that `Retry-After` asks for at `now`, given in seconds or as a date; undefined where it says nothing. */
export function waitAsked(error: unknown, now: Date): number | undefined {
  const { retryAfter } = refusal(error);
  if (retryAfter === undefined) return undefined;
  const asked = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now.getTime();
  return Number.isFinite(asked) ? Math.max(0, asked) : undefined;
}
