/** The counts of an incident by code, location and phone company; never of a group so small that it could be one patient. */
import type { AlertShown, Share } from './alert-shown.ts';
import { alertWords as words } from './alert-texts.ts';
import { leastGroup, ofAll } from './amounts.ts';
import { named } from './traffic.ts';
import type { Block } from './view.ts';

/** Rows of one list. */
const most = 8;

export function detailsOf({ codes, sites, carriers }: Exclude<AlertShown['details'], undefined>): Block[] {
  const lists = [
    ...list(
      words.byCode,
      codes.filter(({ failed }) => failed >= leastGroup),
      ({ failed }) => `${failed} failed`,
    ),
    ...list(words.bySite, large(sites), failedOf),
    ...list(words.byCarrier, large(carriers), failedOf),
  ];
  return lists.length > 0 ? lists : [{ kind: 'text', spans: [words.noDetails] }];
}

const large = (shares: readonly Share[]) => shares.filter(({ total }) => total >= leastGroup);
const failedOf = ({ failed, total }: Share) =>
  failed <= 0 ? `none of ${total} failed` : `${ofAll(failed, total)} failed`;

function list(title: string, shares: readonly Share[], said: (share: Share) => string): Block[] {
  if (shares.length === 0) return [];
  const sorted = shares.toSorted((a, b) => b.failed - a.failed || b.total - a.total);
  const items = sorted.slice(0, most).map((share) => [{ strong: `${named(share.name)}: ` }, said(share)]);
  const rest = sorted.length - most;
  return [
    { kind: 'list', title, items: rest > 0 ? [...items, [`and ${rest} more with fewer failures`]] : items },
  ];
}
