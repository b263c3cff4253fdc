/** A part of the traffic in words. The names in it are the practice's own, except that no long number is ever shown. */
import { providers } from '#knowledge/codes/index.ts';
import { platforms } from '#knowledge/platforms/index.ts';

/** provider, platform, site, feature, sender, carrier; `{}` is all of it. */
export type Part = Readonly<Record<string, string>>;

/** Characters of one name. */
const longest = 40;

/** "texts", "reminders from Northside", "texts to T-Mobile phones". @param room characters that each name may have */
export function textsOf(part: Part, room = longest): string {
  const { site, provider, platform, feature, sender, carrier } = part;
  return [
    feature ? nounOf(feature, room) : 'texts',
    ...(site ? [`from ${named(site, room)}`] : []),
    ...(platform || provider ? [`through ${systemOf(platform, provider, room)}`] : []),
    ...(carrier ? [`to ${named(carrier, room)} phones`] : []),
    ...(sender ? [senderOf(sender, room)] : []),
  ].join(' ');
}

/** The same without what would be said last, until nothing but the noun is left. */
export function shorter(part: Part): Part | undefined {
  const last = ['provider', 'sender', 'carrier', 'platform', 'feature', 'site'].find((one) => part[one]);
  if (last === undefined) return undefined;
  const { [last]: _, ...rest } = part;
  return rest;
}

const own: Readonly<Record<string, string>> = {
  reminder: 'reminders',
  'appointment reminder': 'appointment reminders',
  confirmation: 'confirmations',
  recall: 'recall texts',
  campaign: 'campaign texts',
  bulk: 'bulk texts',
  manual: 'texts sent by hand',
  'two way': 'two-way texts',
  messenger: 'Messenger texts',
};

function nounOf(feature: string, room: number): string {
  const key = feature.toLowerCase().replaceAll(/[-_]/g, ' ').replace(/s$/, '').trim();
  return own[key] ?? `"${named(feature, room)}" texts`;
}

function systemOf(platform: string | undefined, provider: string | undefined, room: number): string {
  const sent = provider && providerName(provider, room);
  if (!platform) return sent ?? '';
  return `${platformName(platform, room)}${sent ? ` (${sent})` : ''}`;
}

export const platformName = (platform: string, room = longest): string =>
  platform !== 'other' && Object.hasOwn(platforms, platform)
    ? platforms[platform as keyof typeof platforms].name
    : named(platform, room);

export const providerName = (provider: string, room = longest): string =>
  Object.hasOwn(providers, provider)
    ? providers[provider as keyof typeof providers].name
    : named(provider, room);

/** A number by its last four digits; a short code as it is; a name in quotes. */
function senderOf(sender: string, room: number): string {
  if (/[^\d\s()+.-]/.test(sender)) return `sent as "${named(sender, room)}"`;
  const digits = sender.replace(/\D/g, '');
  return digits.length > 6 ? `sent from the number …${digits.slice(-4)}` : `sent from ${digits}`;
}

/** Seven digits or more, however they are spaced, could be a patient's number: the last four are left. */
const long = /\+?\(?\d(?:[\s()./\-\u2010-\u2015\u00a0]{0,3}\d){6,}/g;

/** A name as it is shown: one line, no long number, at most `room` characters. */
export function named(name: string, room = longest): string {
  const clean = name
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .replace(long, (number) => `…${number.replace(/\D/g, '').slice(-4)}`);
  const letters = [...clean];
  return letters.length <= room
    ? clean
    : `${letters
        .slice(0, room - 1)
        .join('')
        .trimEnd()}…`;
}

/** The value of one dimension, as a list shows it. */
export function valueName(dimension: string, value: string): string {
  if (dimension === 'platform') return platformName(value);
  if (dimension === 'provider') return providerName(value);
  return dimension === 'sender' ? senderOf(value, longest).replace(/^sent (from |as )/, '') : named(value);
}
