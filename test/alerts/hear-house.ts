/** People who talk to alerts in two chats, over a store in memory, on a clock moved by hand. */
import { openHear } from '#alerts/hear.ts';
import { doingsJson, factsJson, standingJson } from '#alerts/incident.ts';
import type { Chat, Reply } from '#chat/chat.ts';
import type { Incident } from '#detection/incident.ts';
import { silentLogger } from '#kit/logger.ts';
import type { FactId } from '#knowledge/facts.ts';
import { openStore } from '#store/open.ts';
import type { ReceiptRow } from '#store/store.ts';
import type { Doing } from '#views/utterance.ts';
import { FakeChat } from '../fakes/chat.ts';
import { FakeClock } from '../fakes/clock.ts';
import { as, receipt } from '../store/rows.ts';
import { failures, minute, noon } from './cast.ts';

interface Who {
  readonly chat?: string;
  readonly workspace?: string;
  readonly channel?: string;
  readonly person?: string;
  readonly stays?: 'shared' | 'private';
}

export async function openHearHouse(scopes: Readonly<Record<string, readonly string[]>> | 'all' = 'all') {
  const store = await openStore({ databasePath: ':memory:' });
  const clock = new FakeClock(new Date(noon).toISOString());
  const chats = { slack: new FakeChat('slack'), teams: new FakeChat('teams') };
  const opened: { readonly [F in FactId]?: string }[] = [];
  /** What becomes of the next talks that are to be opened in private. */
  const privately: { refused?: string } = {};
  let talks = 0;
  let texts = 0;
  const house = {
    store,
    clock,
    chats,
    opened,
    privately,
    hear: openHear({
      alerts: store.alerts,
      receipts: store.receipts,
      chats: () => new Map<string, Chat>(Object.entries(chats)),
      clock,
      log: silentLogger,
      zone: 'America/New_York',
      scopeOf: (chat, workspace) => (scopes === 'all' ? scopes : (scopes[`${chat}:${workspace}`] ?? [])),
      newId: () => `talk-${++talks}`,
      troubleshoot: async (_, facts) => {
        opened.push(facts);
        return privately.refused;
      },
    }),

    /** @param row of each of `times` texts, sent so many minutes ago */
    async texts(times: number, row: Partial<ReceiptRow>, ago = 10): Promise<void> {
      const sentAt = clock.now().getTime() - ago * minute;
      const rows = Array.from({ length: times }, () =>
        receipt({ workspace: 'main', ...as.delivered, ...row, sentAt, at: sentAt, message: `SM${++texts}` }),
      );
      await store.receipts.take(rows, clock.now());
    },

    /** An incident that stands in Slack's C1 and in Teams' 19:a. */
    async incident(facts: Incident = failures(), ref = 'i1', workspace = 'main'): Promise<void> {
      const now = clock.now().getTime();
      const detector = await store.alerts.watch(workspace, 'test', now, now + 15_000);
      const json = standingJson({ details: false });
      await store.alerts.commit({
        workspace,
        holder: 'test',
        revision: detector?.revision ?? 0,
        state: '{}',
        seen: [],
        incidents: [
          {
            ref,
            workspace,
            incident: facts.id,
            open: facts.resolvedAt === undefined,
            openedAt: facts.openedAt,
            changedAt: now,
            facts: factsJson(facts),
            doings: doingsJson({}),
          },
        ],
        postings: [
          { ref, audience: 'slack:T1', channel: 'C1', message: 'm1', json },
          { ref, audience: 'teams:t1', channel: '19:a', message: 'm2', json },
        ],
        jobs: [],
        now,
      });
    },

    /** What is typed behind the bot's name. */
    types(words: string, who: Who = {}): Promise<Reply> {
      const heard =
        words === 'status'
          ? ({ says: 'status' } as const)
          : ({ says: 'alerts', text: words.replace(/^alerts ?/, '') } as const);
      return house.hear({ ...from(who), heard });
    },

    presses(does: Doing, who: Who = {}, ref = 'i1'): Promise<Reply> {
      return house.hear({ ...from(who), message: 'm1', heard: { says: 'incident', ref, does } });
    },

    async subscriptions() {
      return (await store.alerts.subscriptions()).map(({ audience, channel, json }) => ({
        audience,
        channel,
        ...JSON.parse(json),
      }));
    },

    async [Symbol.asyncDispose]() {
      await store.close();
    },
  };
  return house;
}

const from = ({ chat = 'slack', workspace = 'T1', channel = 'C1', person = 'U1', stays }: Who) => ({
  place: { chat, workspace, channel, ...(stays ? { stays } : {}) },
  person,
});
