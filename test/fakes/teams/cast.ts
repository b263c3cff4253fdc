/** Two practices, the people in them, and the places where they meet. */

export const tenants = {
  clinic: '99999999-2222-4333-8444-555555555555',
  other: '88888888-2222-4333-8444-555555555555',
} as const;

export interface TeamsPerson {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  readonly tenant: string;
}

const somebody = (key: string, name: string, digit: number, tenant: string): TeamsPerson => ({
  id: `29:${key}`,
  name,
  aadObjectId: `${digit}aaaaaaa-2222-4333-8444-555555555555`,
  tenant,
});

export const people = {
  nora: somebody('nora', 'Nora Nurse', 1, tenants.clinic),
  omar: somebody('omar', 'Omar Office', 2, tenants.clinic),
  rita: somebody('rita', 'Rita Reception', 3, tenants.clinic),
  /** Of the other practice. */
  zoe: somebody('zoe', 'Zoe Elsewhere', 4, tenants.other),
} as const;

export const bot = { id: '28:11111111-2222-4333-8444-555555555555', name: 'SMS fail' } as const;

/** The part of an activity that tells where it happened. */
export interface Spot {
  readonly conversation: {
    readonly id: string;
    readonly conversationType: 'personal' | 'groupChat' | 'channel';
    readonly isGroup?: true;
    readonly tenantId: string;
  };
  readonly channelData: Readonly<Record<string, unknown>>;
}

/** The chat of one person with the bot. */
export const personal = (person: TeamsPerson): Spot => ({
  conversation: {
    id: `a:${person.id.slice(3)}`,
    conversationType: 'personal',
    tenantId: person.tenant,
  },
  channelData: { tenant: { id: person.tenant } },
});

export const group = (name = 'front-desk', tenant: string = tenants.clinic): Spot => ({
  conversation: {
    id: `19:${name}@thread.v2`,
    conversationType: 'groupChat',
    isGroup: true,
    tenantId: tenant,
  },
  channelData: { tenant: { id: tenant } },
});

/** One thread of a channel; `root` is the id of its first post. */
export const channel = (
  root = '1699999999999',
  name = 'texts',
  team = 'clinic-team',
  tenant: string = tenants.clinic,
  type?: 'standard' | 'private' | 'shared',
): Spot => {
  const id = `19:${name}@thread.tacv2`;
  const teamId = `19:${team}@thread.tacv2`;
  return {
    conversation: {
      id: `${id};messageid=${root}`,
      conversationType: 'channel',
      isGroup: true,
      tenantId: tenant,
    },
    channelData: {
      teamsChannelId: id,
      teamsTeamId: teamId,
      channel: { id, ...(type ? { type } : {}) },
      team: { id: teamId, name: 'Clinic' },
      tenant: { id: tenant },
    },
  };
};
