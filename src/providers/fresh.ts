/**
 * Most that a signed time may differ from ours, in ms, both ways: five minutes, as the SDK of Telnyx has it
 * (telnyx 7.24.0, 300 s). For providers that name no limit the same.
 */
export const maxAge = 300_000;

/**
 * Whether something signed at `at` (epoch ms) may still be taken; never for what is no number.
 * @param age ms: how old it may be where the provider repeats a callback under its first signature. A replay changes
 *   nothing then either, for the receipt it repeats is stored longer than that.
 */
export function fresh(at: number, now: Date, age = maxAge): boolean {
  const old = now.getTime() - at;
  return old <= age && old >= -maxAge;
}
