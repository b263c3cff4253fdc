/** Microsoft's adapter, opened with our identity. It needs no web framework, and repeats nothing by itself. */
import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import type { TeamsConfig } from './env.ts';

/** Whom to trust instead of Microsoft, for tests: it replaces every address the libraries would ask. */
export interface Trust {
  /** Address of the OpenID document; every other address is made from its origin. */
  readonly openIdDocument: string;
  readonly issuer: string;
  /** Signs what goes out. */
  readonly credentials: NonNullable<ConstructorParameters<typeof TeamsAdapter>[1]>;
}

export function openAdapter(config: TeamsConfig['identity'], trust?: Trust): Adapter {
  return new Adapter(settings(config, trust), trust?.credentials);
}

/** The library keeps these doors to itself. */
export class Adapter extends TeamsAdapter {
  authenticate(activity: Activity, header: string) {
    return this.botFrameworkAuthentication.authenticateRequest(activity, header);
  }

  run(
    auth: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(auth, activity, logic);
  }

  async client(appId: string, serviceUrl: string) {
    const claims = this.createClaimsIdentity(appId);
    const client = await this.botFrameworkAuthentication.createConnectorFactory(claims).create(serviceUrl);
    // it would repeat a POST whose answer was lost, and wait for any Retry-After; `insist` does it instead
    // biome-ignore lint/complexity/useLiteralKeys: a private member, which only this form may name
    client['client'].pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    return client;
  }
}

export type AuthenticateRequestResult = Awaited<ReturnType<Adapter['authenticate']>>;
export type ConnectorClient = Awaited<ReturnType<Adapter['client']>>;

function settings(config: TeamsConfig['identity'], trust: Trust | undefined) {
  if (config.kind === 'anonymous') return {};
  const app = {
    MicrosoftAppId: config.appId,
    MicrosoftAppTenantId: config.tenantId,
    MicrosoftAppType: config.secret === undefined ? 'UserAssignedMsi' : 'SingleTenant',
    ...(config.secret === undefined ? {} : { MicrosoftAppPassword: config.secret }),
  };
  if (!trust) return app;
  const { origin } = new URL(trust.openIdDocument);
  return {
    ...app,
    ToChannelFromBotLoginUrl: `${origin}/login`,
    ToChannelFromBotOAuthScope: trust.issuer,
    ToBotFromChannelTokenIssuer: trust.issuer,
    OAuthUrl: origin,
    ToBotFromChannelOpenIdMetadataUrl: trust.openIdDocument,
    ToBotFromEmulatorOpenIdMetadataUrl: trust.openIdDocument,
    CallerId: 'urn:botframework:azure',
  };
}
