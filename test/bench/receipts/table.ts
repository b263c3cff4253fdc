/** Lines of what a bench prints. */
import { median } from '../rounds.ts';

/**
 * How many receipts a second, the median of the rounds, and how that compares with neighbouring rounds.
 * @param taken ms of each round. @param beside the ms of the rounds that they are compared with.
 */
export function speedLine(
  name: string,
  count: number,
  taken: readonly number[],
  beside: readonly number[],
  aim = '',
): string {
  const ratios = taken.map((ms, n) => (beside[n] ?? 0) / ms);
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  const ratio =
    taken === beside ? '' : `   ratio ${median(ratios).toFixed(2)} (${spread})${aim && `, ${aim}`}`;
  return `${name.padEnd(20)}${number((count * 1000) / median(taken)).padStart(8)} receipts/s${ratio}`;
}

/** @param bytes in millions. */
export const memoryLine = (name: string, bytes: number): string =>
  `${name.padEnd(24)}${bytes.toFixed(0).padStart(4)} MB`;

export const number = (count: number): string => Math.round(count).toLocaleString('en-US');
