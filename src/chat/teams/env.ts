/** What Microsoft Teams needs from the environment, and what is wrong with it. */
import { isIPv4 } from 'node:net';
import { z } from 'zod';
import type { Fault } from '#kit/errors.ts';

/** The environment shape of this chat; every variable may be absent. */
export const teamsEnv = z.object({
  TEAMS_APP_ID: z
    .string()
    .optional()
    .describe('Teams: Azure Bot > Configuration > Microsoft App ID, a GUID; switches Teams on'),
  TEAMS_APP_PASSWORD: z
    .string()
    .optional()
    .describe(
      'Teams: the value of a client secret of that app (App registrations > Certificates & secrets); with UserAssignedMSI there is none',
    ),
  TEAMS_TENANT_ID: z
    .string()
    .optional()
    .describe("Teams: the practice's own Microsoft 365 tenant, a GUID; nobody else is let in"),
  TEAMS_APP_TYPE: z
    .string()
    .optional()
    .describe('Teams: SingleTenant (when absent) or UserAssignedMSI, as the Azure Bot was created'),
  TEAMS_ALLOW_ANONYMOUS: z
    .string()
    .optional()
    .describe('Teams without Azure, to try it on this machine: local lets the playground in unchecked'),
});

type Variable = keyof z.infer<typeof teamsEnv>;

/** Everything Teams is opened with. */
export interface TeamsConfig {
  readonly identity:
    | {
        readonly kind: 'app';
        /** In small letters, as tokens carry it. */
        readonly appId: string;
        readonly tenantId: string;
        /** The app's password; absent: the managed identity of the machine. */
        readonly secret?: string;
      }
    | { readonly kind: 'anonymous' };
}

/**
 * Reads the five variables, and HOST and NODE_ENV where nobody is to be checked. Nothing set: Teams is off.
 * Half-configured: every fault at once. An empty value counts as absent. Throws nothing.
 */
export function readTeamsEnv(
  env: Readonly<Record<string, string | undefined>>,
): { on: false } | { on: true; config: TeamsConfig } | { faults: readonly Fault[] } {
  const value = (variable: Variable | 'HOST' | 'NODE_ENV') => env[variable]?.trim() || undefined;
  const appId = value('TEAMS_APP_ID');
  const secret = value('TEAMS_APP_PASSWORD');
  const tenantId = value('TEAMS_TENANT_ID');
  const type = value('TEAMS_APP_TYPE');
  const anonymous = value('TEAMS_ALLOW_ANONYMOUS');
  if (!appId && !secret && !tenantId && !type && !anonymous) return { on: false };

  const faults: Fault[] = [];
  const fault = (variable: Variable, problem: string, remedy: string) =>
    faults.push({ variable, problem, remedy });

  if (anonymous) {
    const refuse = (problem: string, remedy: string) => fault('TEAMS_ALLOW_ANONYMOUS', problem, remedy);
    if (anonymous !== 'local') refuse('has a value other than the one word it knows.', orLocal);
    if (appId || secret || tenantId || type)
      refuse('is set together with the identity of a real bot.', 'Remove it, or the other TEAMS_ variables.');
    if (!isLoopback(value('HOST') ?? '127.0.0.1'))
      refuse('lets in everybody who reaches HOST, and HOST is not this machine alone.', hereOnly);
    if (value('NODE_ENV') === 'production')
      refuse('is set with NODE_ENV=production.', 'Remove it, and set TEAMS_APP_ID instead.');
    return faults.length > 0 ? { faults } : { on: true, config: { identity: { kind: 'anonymous' } } };
  }

  const managed = type?.toLowerCase() === 'userassignedmsi';
  if (!appId) fault('TEAMS_APP_ID', 'is missing, but Teams is switched on by another variable.', whereAppId);
  else if (!isGuid(appId)) fault('TEAMS_APP_ID', 'is not a GUID.', whereAppId);
  if (!tenantId) fault('TEAMS_TENANT_ID', 'is missing, but Teams is switched on.', whereTenant);
  else if (!isGuid(tenantId)) fault('TEAMS_TENANT_ID', 'is not a GUID.', whereTenant);
  if (type?.toLowerCase() === 'multitenant')
    fault(
      'TEAMS_APP_TYPE',
      'asks for a bot of several tenants, and Azure makes no new ones of those since 31 July 2025.',
      'Create the Azure Bot as SingleTenant, then set SingleTenant here or remove the variable.',
    );
  else if (type && !managed && type.toLowerCase() !== 'singletenant')
    fault('TEAMS_APP_TYPE', 'is neither SingleTenant nor UserAssignedMSI.', 'Remove it for SingleTenant.');
  else if (managed && secret)
    fault('TEAMS_APP_PASSWORD', 'is set, but a managed identity has no password.', 'Remove it.');
  else if (!managed && !secret) fault('TEAMS_APP_PASSWORD', 'is missing.', whereSecret);
  if (faults.length > 0) return { faults };

  const app = { appId: lower(appId), tenantId: lower(tenantId), ...(secret ? { secret } : {}) };
  return { on: true, config: { identity: { kind: 'app', ...app } } };
}

const lower = (guid: string | undefined) => (guid as string).toLowerCase();
const isGuid = (text: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
const isLoopback = (host: string) =>
  host.toLowerCase() === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));

const orLocal = 'Write local to let the playground in unchecked, or remove it.';
const hereOnly = 'Set HOST=127.0.0.1, or remove TEAMS_ALLOW_ANONYMOUS and set TEAMS_APP_ID instead.';
const whereAppId = 'Copy the Microsoft App ID from Azure Bot > Configuration.';
const whereTenant = 'Copy the App Tenant ID from Azure Bot > Configuration.';
const whereSecret =
  'Copy the value (not the id) of a client secret from App registrations > Certificates & secrets.';
