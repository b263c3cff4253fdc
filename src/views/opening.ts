import { foundBlock } from './found.ts';
import type { Answered, Move } from './move.ts';
import { calm, notices } from './notices.ts';
import type { Block } from './view.ts';
import { words } from './words.ts';

/** What stands above every view: what must be said first, then the answers so far, then what the receipts show. */
export function opening(move: Pick<Move, 'notices' | 'trail' | 'found'>): Block[] {
  const said: Block[] = move.notices.map((id) => ({
    kind: calm.has(id) ? 'text' : 'warning',
    spans: [notices[id]],
  }));
  const found = move.found ? [foundBlock(move.found)] : [];
  const told = move.trail.filter(({ shown }) => !shown);
  const seen = move.trail.filter(({ shown }) => shown);
  const answers = told.map(({ label, value, by }) => ({ label, value, ...(by ? { by } : {}) }));
  return [
    ...said,
    ...(answers.length > 0 ? [{ kind: 'trail', answers } as const] : []),
    ...(seen.length > 0 ? [fromReceipts(seen)] : []),
    ...found,
  ];
}

function fromReceipts(seen: readonly Answered[]): Block {
  const values = seen.map(({ label, value }) => `${label}: ${value}`).join('; ');
  return { kind: 'note', spans: [{ strong: words.fromReceipts }, `${values}.`] };
}
