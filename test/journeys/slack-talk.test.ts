/** A receptionist's way through the whole house, by real signed requests. */
import { describe, expect, it } from 'vitest';
import { signatureHeaders, signedCommand, validatePayload } from '../fakes/slack/index.ts';
import { openHouse } from './house.ts';

describe('a text failed at the front desk', () => {
  it('is asked about, named, doubted, named again and told to the channel, through a restart', async () => {
    await using house = await openHouse();
    const me = house.staff();

    await me.command();
    expect(me.message.response_type).toBe('ephemeral');
    expect(me.message.text).toContain('Which system sent the text?');
    await me.press('CareMessage');
    expect(me.message.text).toContain('Recent Messaging Activity');
    await me.press('Failed');
    await me.press('Only the latest');
    expect(me.message.text).toContain('At what time did it try to send?');

    await house.restart();

    expect(await me.type('Type the answer', 'half past never')).toMatchObject({ response_action: 'errors' });
    expect(await me.type('Type the answer', '10:15 pm')).toBe('');
    expect(me.message.text).toContain('7 AM to 9 PM');
    expect(me.message.text).toContain('It was due at 22:15');
    const first = me.message.text.split('\n')[0];

    await me.press('Not this');
    expect(me.message.text.split('\n')[0]).not.toBe(first);
    while (me.labels.includes("I don't know")) await me.press("I don't know");

    await me.press('Share with the channel');
    const preview = me.message.text;
    expect(preview).toContain('This is what the channel would see');
    expect([...house.slack.messages.values()]).toEqual([]);
    await me.press('Post exactly this');
    expect(me.message.text).toContain('Posted to the channel');

    const posted = [...house.slack.messages.values()] as { text: string }[];
    expect(posted).toHaveLength(1);
    const lines = posted[0]?.text.split('\n').map((line) => line.trim()) ?? [];
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(preview).toContain(line);
    expect(validatePayload(posted[0], 'message')).toEqual([]);
    expect(house.slack.refusals).toEqual([]);
  });

  it('takes a double click once, and a press on an old message kindly', async () => {
    await using house = await openHouse();
    const me = house.staff();
    await me.command('caremessage failed');
    const old = structuredClone(me.message);

    await Promise.all([me.press('All of them', old), me.press('All of them', old)]);
    await house.slack.until(
      () => me.message.text.includes('I already have that answer') || undefined,
      'the kind word',
    );
    expect(me.message.text).toContain('All of them');

    await me.press('Only the latest', old);
    expect(me.message.text).toContain('That button belongs to an earlier question');
    expect(me.message.text).toContain('All of them');
    expect(me.message.text).not.toContain('Only the latest');
  });

  it('knows what is typed after the command, leaves patient data out and says so', async () => {
    await using house = await openHouse();
    const me = house.staff();
    await me.command(
      'caremessage reminder failed at 9:40pm for patient Jane Sample dob 4/2/1971 512-555-0142, only the last one',
    );
    expect(me.message.text).toContain('looked like patient data');
    expect(me.message.text).toContain('21:40');
    expect(me.message.text).toContain('Only the latest');

    await me.press('Get help from a person');
    expect(me.message.text).toContain('CareMessage Support');
    await me.command('explain 30007');
    expect(me.message.text).toContain('30007');
    await me.shortcut('Reminder to Mrs. Sample failed: Carrier violation, 512-555-0142');
    expect(JSON.stringify(me.window.blocks)).toContain('Carrier violation');

    const seen = [
      JSON.stringify(me.message),
      JSON.stringify(me.window),
      house.lines.join('\n'),
      await house.disk(),
    ].join('\n');
    for (const planted of ['Jane', 'Sample', '1971', '555-0142', '5550142'])
      expect(seen).not.toContain(planted);
  });

  it('forgets a number given on purpose, but for its last two digits', async () => {
    await using house = await openHouse();
    const me = house.staff();
    await me.command('open dental failed');
    for (let left = 9; left > 0 && !me.message.text.includes('type the number'); left--)
      await me.press("I don't know");
    expect(await me.type('Type the answer', '503-555-01')).toBe('');
    expect(me.message.text).toContain('…01');
    expect([JSON.stringify(me.message), house.lines.join(), await house.disk()].join()).not.toContain(
      '503-555',
    );
    expect(me.message.text).toContain('Edit Patient Information');
  });

  it('says what would help to know when it cannot name the cause, and takes it up when somebody finds out', async () => {
    await using house = await openHouse();
    const me = house.staff();
    await me.command('dental intelligence text failed');
    while (me.labels.includes("I don't know")) await me.press("I don't know");
    expect(me.message.text).toContain('What would help to know');
    await me.press('I know now: Error shown');
    expect(me.message.text).toContain('Communication → Manual');
    await me.press('TFN Not Verified');
    expect(me.message.text.split('\n')[0]).toContain('Found: ');
    expect(me.message.text).toContain('must be verified');
  });

  it('ends a talk after its time, kindly', async () => {
    await using house = await openHouse();
    const me = house.staff();
    await me.command('cliniko');
    house.clock.pass({ hours: 25 });
    await me.press('Failed (in red)');
    expect(me.message.text).toContain('That talk has ended');
    expect(me.labels).toContain('Cliniko');
  });

  it('says what to do when the channel cannot be written to', async () => {
    await using house = await openHouse();
    const me = house.staff();
    await me.command('notify: Carrier violation');
    await me.press('Share with the channel');
    expect(me.message.text).toContain('Do not post');
    await me.press('Do not post');
    expect(me.message.text).toContain('Not this');
    expect([...house.slack.messages.values()]).toEqual([]);
  });
});

describe('somebody who is not Slack', () => {
  it('is refused, and nothing happens', async () => {
    await using house = await openHouse();
    const command = (signing: { secret: string; now?: number }) =>
      signedCommand(house.url, 'failed', {}, signing);
    const now = house.clock.now().getTime();
    expect((await command({ secret: 'wrong', now })).status).toBe(401);
    expect((await command({ secret: house.slack.signingSecret, now: now - 600_000 })).status).toBe(401);
    const unsigned = { method: 'POST', body: 'command=%2Fsmsfail' };
    expect((await fetch(`${house.url}/slack/events`, unsigned)).status).toBe(401);
    const altered = { ...unsigned, headers: signatureHeaders('command=%2Fother', house.slack.signing()) };
    expect((await fetch(`${house.url}/slack/events`, altered)).status).toBe(401);
    const big = { method: 'POST', body: 'x'.repeat(2_000_000) };
    expect((await fetch(`${house.url}/slack/events`, big)).status).toBe(413);
    expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${house.url}/readyz`)).status).toBe(200);
    expect(await house.disk()).not.toContain('"version":1');
  });
});
