import { describe, expect, it } from 'vitest';
import { readTeamsEnv, teamsEnv } from '#chat/teams/env.ts';

const appId = '11111111-2222-4333-8444-55555555abcd';
const tenantId = '99999999-2222-4333-8444-555555555555';
const single = { TEAMS_APP_ID: appId, TEAMS_TENANT_ID: tenantId, TEAMS_APP_PASSWORD: 'a~secret' };
const { TEAMS_APP_PASSWORD: _, ...noPassword } = single;
const faultsOf = (env: Record<string, string>) => {
  const read = readTeamsEnv(env);
  return 'faults' in read ? read.faults : [];
};

describe("Teams's part of the environment", () => {
  it('is off when nothing of it is set', () => {
    expect(readTeamsEnv({})).toEqual({ on: false });
    expect(readTeamsEnv({ TEAMS_APP_ID: ' ', TEAMS_ALLOW_ANONYMOUS: '', HOST: '0.0.0.0' })).toEqual({
      on: false,
    });
  });

  it('takes an app with its password, and ids in the letters that tokens carry', () => {
    const config = { identity: { kind: 'app', appId, tenantId, secret: 'a~secret' } };
    expect(readTeamsEnv(single)).toEqual({ on: true, config });
    expect(
      readTeamsEnv({ ...single, TEAMS_APP_ID: appId.toUpperCase(), TEAMS_APP_TYPE: 'SingleTenant' }),
    ).toEqual({ on: true, config });
  });

  it('takes a managed identity, which has no password', () => {
    expect(readTeamsEnv({ ...noPassword, TEAMS_APP_TYPE: 'UserAssignedMSI' })).toEqual({
      on: true,
      config: { identity: { kind: 'app', appId, tenantId } },
    });
  });

  it.each([
    [{ TEAMS_APP_ID: appId }, ['TEAMS_TENANT_ID', 'TEAMS_APP_PASSWORD']],
    [{ TEAMS_APP_TYPE: 'SingleTenant' }, ['TEAMS_APP_ID', 'TEAMS_TENANT_ID', 'TEAMS_APP_PASSWORD']],
    [{ ...single, TEAMS_APP_ID: 'smsfail', TEAMS_TENANT_ID: 'clinic' }, ['TEAMS_APP_ID', 'TEAMS_TENANT_ID']],
    [{ ...single, TEAMS_APP_TYPE: 'UserAssignedMSI' }, ['TEAMS_APP_PASSWORD']],
    [{ ...single, TEAMS_APP_TYPE: 'Other' }, ['TEAMS_APP_TYPE']],
    [{ ...single, TEAMS_APP_TYPE: 'MultiTenant' }, ['TEAMS_APP_TYPE']],
  ])('tells every fault of %o at once', (env, variables) => {
    expect(faultsOf(env as Record<string, string>).map(({ variable }) => variable)).toEqual(variables);
  });

  it('says that new bots of several tenants are no longer possible, and what to do', () => {
    const [fault] = faultsOf({ ...single, TEAMS_APP_TYPE: 'MultiTenant' });
    expect(fault?.problem).toContain('no new ones');
    expect(fault?.remedy).toContain('SingleTenant');
  });

  it('never tells the value of a variable', () => {
    const secrets = {
      ...single,
      TEAMS_APP_ID: 'xyzzy-1',
      TEAMS_TENANT_ID: 'xyzzy-2',
      TEAMS_APP_TYPE: 'xyzzy-3',
    };
    const told = [...faultsOf(secrets), ...faultsOf({ ...secrets, TEAMS_ALLOW_ANONYMOUS: 'xyzzy-4' })];
    expect(told).toHaveLength(5);
    expect(JSON.stringify(told)).not.toMatch(/xyzzy|a~secret/);
  });
});

describe('nobody checked', () => {
  const local = { TEAMS_ALLOW_ANONYMOUS: 'local' };

  it.each([
    {},
    { HOST: 'localhost' },
    { HOST: '127.0.0.7' },
    { HOST: '::1' },
    { HOST: '' },
  ])('is possible where only this machine comes in: %o', (env) => {
    expect(readTeamsEnv({ ...local, ...env })).toEqual({
      on: true,
      config: { identity: { kind: 'anonymous' } },
    });
  });

  it.each([
    ['from outside', { HOST: '0.0.0.0' }],
    ['from a name that only begins like this machine', { HOST: '127.evil.example' }],
    ['from outside, by IPv6', { HOST: '::' }],
    ['in production', { NODE_ENV: 'production' }],
    ['beside a real bot', { TEAMS_APP_ID: appId }],
    ['beside half a real bot', { TEAMS_APP_PASSWORD: 'a~secret' }],
  ])('is refused %s', (_when, env) => {
    expect(
      faultsOf({ ...local, ...(env as Record<string, string>) }).map(({ variable }) => variable),
    ).toEqual(['TEAMS_ALLOW_ANONYMOUS']);
  });

  it.each(['true', '1', 'LOCAL', 'yes'])('is not to be had with the word %s', (word) => {
    expect(faultsOf({ TEAMS_ALLOW_ANONYMOUS: word })).toHaveLength(1);
  });

  it('tells all that is wrong with it', () => {
    expect(
      faultsOf({ ...single, TEAMS_ALLOW_ANONYMOUS: 'yes', HOST: '0.0.0.0', NODE_ENV: 'production' }),
    ).toHaveLength(4);
  });
});

it('says of every variable where to find it', () => {
  for (const shape of Object.values(teamsEnv.shape)) expect(shape.description).toMatch(/^Teams/);
});
