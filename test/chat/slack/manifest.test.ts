import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { files, manifest, placeholder } from '../../../manifests/slack/manifest.ts';

const folder = new URL('../../../manifests/slack/', import.meta.url);

describe.each(Object.entries(files))('%s', (name, made) => {
  const features = made.features!;
  const [command] = features.slash_commands!;
  const [shortcut] = features.shortcuts!;

  it('is what the source makes; after a change run `node manifests/slack/write.ts`', () => {
    expect(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))).toEqual(made);
  });

  // lengths of slackapi/manifest-schema 2.0.0
  it('stays within Slack’s lengths', () => {
    const { name: called, description, long_description, background_color } = made.display_information;
    expect(called.length).toBeLessThanOrEqual(35);
    expect(description!.length).toBeLessThanOrEqual(140);
    expect(long_description!.length).toBeGreaterThanOrEqual(175);
    expect(long_description!.length).toBeLessThanOrEqual(4000);
    expect(background_color).toMatch(/^#[0-9a-f]{6}$/);
    expect(shortcut!.name.length).toBeLessThanOrEqual(24);
    expect(shortcut!.description.length).toBeLessThanOrEqual(150);
    expect(command!.command).toMatch(/^\/[a-z]{1,31}$/);
    expect(command!.usage_hint!.length).toBeLessThanOrEqual(1000);
    expect(features.bot_user!.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
  });

  it('asks for few scopes and names what the bot answers to', () => {
    expect(made.oauth_config).toEqual({
      scopes: {
        bot: ['commands', 'chat:write', 'channels:read', 'groups:read'],
        bot_optional: ['channels:history', 'groups:history'],
      },
    });
    expect(command).toMatchObject({ command: '/smsfail', should_escape: false });
    expect(shortcut).toMatchObject({ type: 'message', callback_id: 'diagnose_message' });
    expect(made.settings).not.toHaveProperty('event_subscriptions');
  });

  it('lets the bot write to one person, and asks nobody to write back', () => {
    expect(features.app_home).toMatchObject({
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: true,
    });
  });
});

describe('the two ways in', () => {
  it('differ in the addresses only', () => {
    const text = JSON.stringify(manifest('http'));
    expect(text.split(`${placeholder}/slack/events`)).toHaveLength(3);
    expect(JSON.stringify(manifest('socket'))).not.toContain('https://');
    expect(manifest('http').settings?.socket_mode_enabled).toBe(false);
    expect(manifest('socket').settings?.socket_mode_enabled).toBe(true);
  });
});
