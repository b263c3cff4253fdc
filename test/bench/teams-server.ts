/**
 * One of the bots that `bench:teams` compares, in a process of its own: `ours` is the whole house with Slack and Teams
 * on, `bare` a botbuilder bot that echoes words and answers every press with the same card. Both check every token.
 */
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ActivityTypes,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Request,
  type Response,
  type TurnContext,
} from 'botbuilder';
import { openApp } from '#app.ts';
import { openTeams, readTeamsEnv } from '#chat/teams/index.ts';
import { readConfig } from '#config.ts';
import { systemClock } from '#kit/clock.ts';
import { openLogger } from '#kit/logger.ts';
import { appId, tenants, trusting } from '../fakes/teams/index.ts';
import { report } from './rounds.ts';

const [, , which, openIdDocument = '', example = '{}'] = process.argv;
const trust = trusting(openIdDocument);
report(which === 'ours' ? await ours() : await bare());

async function ours(): Promise<string> {
  const env = {
    PORT: '0',
    DATABASE_PATH: join(mkdtempSync(join(tmpdir(), 'smsfail-bench-')), 'smsfail.db'),
    SLACK_SIGNING_SECRET: 'bench',
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
    TEAMS_APP_ID: appId,
    TEAMS_APP_PASSWORD: 'secret',
    TEAMS_TENANT_ID: tenants.clinic,
  };
  const config = readConfig(env);
  const reading = readTeamsEnv(env);
  if (!('config' in reading)) throw new Error('Teams is off');
  const chats = new Map(config.chats).set('teams', async (tools) =>
    openTeams(reading.config, { ...tools, trust }),
  );
  const log = openLogger({ level: 'error', clock: systemClock, sink: process.stderr });
  return (await openApp({ ...config, chats }, { clock: systemClock, log }).start()).url;
}

async function bare(): Promise<string> {
  const { origin } = new URL(openIdDocument);
  const auth = new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: appId,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: tenants.clinic,
      ToChannelFromBotLoginUrl: `${origin}/login`,
      ToChannelFromBotOAuthScope: trust.issuer,
      ToBotFromChannelTokenIssuer: trust.issuer,
      OAuthUrl: origin,
      ToBotFromChannelOpenIdMetadataUrl: openIdDocument,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdDocument,
      CallerId: 'urn:botframework:azure',
    },
    trust.credentials,
  );
  const adapter = new CloudAdapter(auth);
  const card = JSON.parse(example);
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const answer = {
      socket: response.socket,
      header: (name: string, value: string) => void response.setHeader(name, value),
      status: (code: number) => {
        response.statusCode = code;
        return answer;
      },
      send: (body: unknown) => {
        response.setHeader('content-type', 'application/json');
        response.write(typeof body === 'string' ? body : JSON.stringify(body));
        return answer;
      },
      end: () => response.end(),
    };
    const body = JSON.parse(Buffer.concat(parts).toString());
    const asked = { method: 'POST', headers: request.headers, body } as unknown as Request;
    await adapter.process(asked, answer as unknown as Response, (context) => echo(context, card));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function echo(context: TurnContext, card: object): Promise<void> {
  const { activity } = context;
  if (activity.type === ActivityTypes.Message)
    return void (await context.sendActivity(`You said: ${activity.text}`));
  if (activity.type !== ActivityTypes.Invoke) return;
  const attachments = [CardFactory.adaptiveCard(card)];
  await context.updateActivity({ type: ActivityTypes.Message, id: activity.replyToId, attachments } as never);
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}
