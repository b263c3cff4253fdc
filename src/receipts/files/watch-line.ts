/** Stored receipts in the shape that `watch` reads. */
import type { ReceiptRow } from '#store/store.ts';

/**
 * Gives each row, in the order in which the store gives them, as one line without its end. `at` is the provider's time
 * of the state, which `watch` goes by; `sentAt` stands beside it where it was told and is another. `at` comes first, so
 * that `sort` puts lines into the order of time. What is not known is left out; what is left of a patient's number
 * (hash, last digits), of the practice's own reference and of contradictions is never told.
 *
 * Texts that share one message id, one to each of several phones, are told apart by a number: `b1`, `b1#2`, `b1#3`.
 */
export function watchLines(): (row: ReceiptRow) => string {
  let before = '';
  let copies = 0;
  return (row) => {
    const { workspace, provider, message } = row;
    const key = JSON.stringify([workspace, provider, message]);
    copies = key === before ? copies + 1 : 1;
    before = key;
    return JSON.stringify({
      at: time(row.at),
      id: copies === 1 ? message : `${message}#${copies}`,
      ...(row.sentKnown && row.sentAt !== row.at ? { sentAt: time(row.sentAt) } : {}),
      workspace,
      ...known({ provider, platform: row.platform, site: row.site, feature: row.feature }),
      ...known({ sender: row.sender, carrier: row.carrier }),
      status: row.state,
      ...(row.code === null ? {} : { code: row.code }),
    });
  };
}

const time = (ms: number): string => new Date(ms).toISOString();

const known = (parts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));
