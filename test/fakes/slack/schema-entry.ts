/** What the committed schema is made from: `node test/tools/slack-schema.ts` writes it anew. */
import type { HomeView, KnownBlock, ModalView } from '@slack/types';

export type Surfaces = { blocks: KnownBlock[]; modal: ModalView; home: HomeView };
