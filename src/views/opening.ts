import { foundBlock } from './found.ts';
import type { Move } from './move.ts';
import { notices } from './notices.ts';
import type { Block } from './view.ts';

/** What stands above every view: what must be said first, then the answers so far, then what the receipts show. */
export function opening(move: Pick<Move, 'notices' | 'trail' | 'found'>): Block[] {
  const said: Block[] = move.notices.map((id) => ({ kind: 'warning', spans: [notices[id]] }));
  const found = move.found ? [foundBlock(move.found)] : [];
  if (move.trail.length === 0) return [...said, ...found];
  const answers = move.trail.map(({ label, value, by }) => ({ label, value, ...(by ? { by } : {}) }));
  return [...said, { kind: 'trail', answers }, ...found];
}
