/** Whose receipts the people of a chat may see. */
import type { ReceiptStore } from '#store/store.ts';

export interface ScopeRooms {
  readonly receipts: Pick<ReceiptStore, 'feeds'>;
  readonly scopeOf: (chat: string, workspace: string) => readonly string[] | 'all';
}

/** Workspaces of receipts, by name. */
export async function workspacesFor(
  { receipts, scopeOf }: ScopeRooms,
  place: { readonly chat: string; readonly workspace: string },
): Promise<readonly string[]> {
  const scope = scopeOf(place.chat, place.workspace);
  if (scope !== 'all') return scope;
  return [...new Set((await receipts.feeds()).map(({ workspace }) => workspace))];
}

export function maySee(
  { scopeOf }: Pick<ScopeRooms, 'scopeOf'>,
  place: { readonly chat: string; readonly workspace: string },
  workspace: string,
): boolean {
  const scope = scopeOf(place.chat, place.workspace);
  return scope === 'all' || scope.includes(workspace);
}
