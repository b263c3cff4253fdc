import type { Card, CardStore } from '#store/store.ts';

/** Where talks stand, in memory; a talk of any age counts. */
export function fakeCards(): CardStore & { readonly kept: ReadonlyMap<string, Card> } {
  const kept = new Map<string, Card>();
  const at = ({ workspace, channel }: Pick<Card, 'workspace' | 'channel'>) => `${workspace} ${channel}`;
  return {
    kept,
    async in(workspace, channel) {
      return kept.get(at({ workspace, channel }));
    },
    async of({ workspace, talk }) {
      return [...kept.values()].filter((card) => card.workspace === workspace && card.talk === talk);
    },
    async put(card) {
      kept.set(at(card), card);
    },
    async drop(card) {
      if (kept.get(at(card))?.talk === card.talk) kept.delete(at(card));
    },
  };
}
