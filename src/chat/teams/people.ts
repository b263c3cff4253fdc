/**
 * The people the bot has met: their names, and the conversations they have with it alone. Kept in memory only; after a
 * restart Teams is asked for what is missing.
 */
import type { Activity } from 'botbuilder';
import type { Place } from '#chat/chat.ts';
import { FadingMap } from '#kit/fading-map.ts';
import type { Block, Text, View } from '#views/view.ts';
import type { Address, Connector } from './connector.ts';
import { isPersonal, personOf } from './inbound.ts';
import { publicAddress } from './service-url.ts';

/** People remembered; the one met longest ago goes first. */
const most = 5000;
/** What somebody is called whose name Teams does not tell. */
const nameless = 'a colleague';

export class People {
  readonly #connector: Connector;
  readonly #met = new FadingMap<{ readonly name?: string; readonly conversation?: string }>({ room: most });

  constructor(connector: Connector) {
    this.#connector = connector;
  }

  /** Takes note of whoever sent an activity. */
  met(activity: Activity): void {
    const { id, name } = activity.from;
    const before = this.#met.get(id);
    const conversation = isPersonal(activity) ? activity.conversation.id : before?.conversation;
    this.#met.set(id, {
      ...(name?.trim() ? { name: name.trim() } : before?.name ? { name: before.name } : {}),
      ...(conversation ? { conversation } : {}),
    });
  }

  /** Where a place is in Teams. Opens the conversation with a person if need be. @throws what the connector throws. */
  async addressOf(place: Place): Promise<Address> {
    const serviceUrl = place.address ?? publicAddress;
    const person = personOf(place);
    if (person === undefined) return { serviceUrl, conversation: place.channel };
    const known = this.#met.get(person)?.conversation;
    const conversation =
      known ?? (await this.#connector.privately({ serviceUrl, tenant: place.workspace }, person));
    return { serviceUrl, conversation };
  }

  /** Names of everybody a view speaks of, as members of the place tell them. Never throws. */
  async names(view: View, place: Place): Promise<(person: string) => string> {
    const known = new Map<string, string>();
    const ask = async (person: string) => {
      const name = this.#met.get(person)?.name ?? (await this.#asked(person, place));
      if (name) known.set(person, name);
    };
    await Promise.all(peopleIn(view).map(ask));
    return (person) => known.get(person) ?? nameless;
  }

  async #asked(person: string, place: Place): Promise<string | undefined> {
    try {
      return await this.#connector.name(await this.addressOf(place), person);
    } catch {
      return undefined;
    }
  }
}

function peopleIn(view: View): string[] {
  const found = view.body.flatMap((block) =>
    block.kind === 'trail'
      ? block.answers.flatMap(({ by }) => by ?? [])
      : spansOf(block).flatMap((span) => (typeof span === 'object' && 'person' in span ? [span.person] : [])),
  );
  return [...new Set(found)];
}

function spansOf(block: Exclude<Block, { kind: 'trail' }>): Text {
  switch (block.kind) {
    case 'list':
      return block.items.flat();
    case 'steps':
      return block.steps.flatMap(({ spans }) => spans);
    case 'chart':
      return block.said;
    default:
      return block.spans;
  }
}
