/** Who the bot is towards Microsoft: proves who speaks to it, and speaks with its own token. */
import type { TeamsAdapter } from '@microsoft/teams-ai';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import type { Clock } from '#kit/clock.ts';
import { FadingMap } from '#kit/fading-map.ts';
import { within } from '#kit/within.ts';
import { type AuthenticateRequestResult, type ConnectorClient, openAdapter, type Trust } from './adapter.ts';
import type { TeamsConfig } from './env.ts';
import { Keys, KeysUnreachable } from './keys.ts';
import { refusal } from './log.ts';
import { isLoopbackAddress, isTeamsAddress } from './service-url.ts';
import { fits, isSignedBy, readToken } from './token.ts';

export type Authentication =
  | { readonly kind: 'ok'; readonly result: AuthenticateRequestResult }
  /** Nobody Teams vouches for. */
  | { readonly kind: 'refused' }
  /** Genuine, but not ours: another tenant, another channel than Teams, or an address that is not Teams's. */
  | { readonly kind: 'foreign' }
  /** Microsoft's keys could not be had, so nobody can tell. */
  | { readonly kind: 'unreachable' };

export type { AuthenticateRequestResult, ConnectorClient, Trust };

export interface Identity {
  /** For `Application`; its own `process` hangs on node:http, so use `run`. */
  readonly adapter: TeamsAdapter;
  /** The bot's account in Teams, as conversations are opened with. */
  readonly botId: string;
  /** Never throws. `header`: the Authorization header. */
  authenticate(activity: Activity, header: string | undefined): Promise<Authentication>;
  /** Runs `logic` on the activity. Gives the answer to an invoke; a forgotten one is 501. Throws what `logic` throws. */
  run(
    auth: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined>;
  /** True where our token may go. */
  serves(serviceUrl: string): boolean;
  /** A client for calls outside a turn. It repeats nothing by itself. */
  client(serviceUrl: string): Promise<ConnectorClient>;
}

const publicCloud = {
  issuer: 'https://api.botframework.com',
  openIdDocument: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
};
/** ms the library gets for its own check; it knows no time limit. */
const checkTime = 5000;

export function openIdentity(
  config: TeamsConfig['identity'],
  kit: { readonly clock: Clock; readonly trust?: Trust },
): Identity {
  const { clock, trust } = kit;
  const appId = config.kind === 'app' ? config.appId : '';
  const adapter = openAdapter(config, trust);
  const { issuer, openIdDocument } = trust ?? publicCloud;
  const keys = new Keys(openIdDocument, clock);
  /** Teams sends the same token for about an hour; the library looks at each signature all the same. */
  const signed = new FadingMap<true>({ life: 300_000, room: 1000 });

  const serves = (serviceUrl: string) =>
    config.kind === 'anonymous'
      ? isLoopbackAddress(serviceUrl)
      : isTeamsAddress(serviceUrl) || (trust !== undefined && isLoopbackAddress(serviceUrl));

  const isOurs = (activity: Activity) =>
    activity.channelId === 'msteams' &&
    serves(activity.serviceUrl) &&
    (config.kind === 'anonymous' || tenantsOf(activity).every((tenant) => tenant === config.tenantId));

  async function isGenuine(activity: Activity, header: string | undefined): Promise<boolean> {
    const { serviceUrl } = activity;
    const token = readToken(header);
    if (!token || !fits(token, { issuer, audience: appId, serviceUrl, now: clock.now() })) return false;
    const now = clock.now().getTime();
    const known = `${token.signed}.${token.signature}`;
    if (signed.has(known, now)) return true;
    const key = await keys.find(token.head.kid);
    if (key === undefined || !isSignedBy(token, key)) return false;
    signed.set(known, true, now);
    return true;
  }

  return {
    adapter,
    botId: `28:${appId || 'smsfail'}`,
    authenticate: async (activity, header) => {
      try {
        if (config.kind === 'app' && !(await isGenuine(activity, header))) return { kind: 'refused' };
        if (!isOurs(activity)) return { kind: 'foreign' };
        const result = await within(adapter.authenticate(activity, header ?? ''), checkTime);
        return result ? { kind: 'ok', result } : { kind: 'unreachable' };
      } catch (error) {
        return { kind: isRefusal(error) ? 'refused' : 'unreachable' };
      }
    },
    run: (auth, activity, logic) => adapter.run(auth, withDates(activity), logic),
    serves,
    client: (serviceUrl) => adapter.client(appId, serviceUrl),
  };
}

/** Every tenant the activity names; none at all counts as a strange one. */
function tenantsOf({ conversation, channelData }: Activity): (string | undefined)[] {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined);
  return named.length === 0 ? [undefined] : named.map((id) => String(id).toLowerCase());
}

/** The library throws a 401, or the JWT package's own errors, for a token it does not like; anything else is trouble. */
function isRefusal(error: unknown): boolean {
  if (error instanceof KeysUnreachable || !(error instanceof Error)) return false;
  return refusal(error).status === 401 || /^(JsonWebToken|TokenExpired|NotBefore)Error$/.test(error.name);
}

/** JSON knows no dates, and the types promise them. */
function withDates(activity: Activity): Activity {
  const { timestamp, localTimestamp } = activity;
  return {
    ...activity,
    ...(timestamp === undefined ? {} : { timestamp: new Date(timestamp) }),
    ...(localTimestamp === undefined ? {} : { localTimestamp: new Date(localTimestamp) }),
  };
}
