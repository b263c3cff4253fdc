/** What somebody who imports a file says about it, checked before anything of it is read. */
import { findProvider, type ProviderId, providers } from '#knowledge/codes/index.ts';
import { facts, type PlatformId } from '#knowledge/facts.ts';
import type { Place } from '#providers/provider.ts';
import type { ReceiptMap } from '../map.ts';
import { word } from '../word.ts';
import { type Field, fields, keyOf } from './fields.ts';
import { habitsOf, type TimeHabits } from './times.ts';

/** The options as they were typed. */
export interface ImportOptions {
  readonly map?: readonly string[];
  readonly platform?: string;
  readonly site?: string;
  readonly feature?: string;
  readonly provider?: string;
  readonly workspace?: string;
  readonly timezone?: string;
  readonly country?: string;
}

/** What holds for every line of the files. */
export interface Wish {
  /** By {@link keyOf} of the column. */
  readonly mapping: ReadonlyMap<string, { readonly column: string; readonly field: Field | 'ignore' }>;
  readonly place: Place & { readonly platform?: PlatformId };
  readonly provider?: ProviderId;
  readonly workspace?: string;
  /** ISO 3166. */
  readonly country: string;
  readonly habits: TimeHabits;
  /** The time zone was named for these files, not for the practice. */
  readonly zoned: boolean;
}

/** Gives everything that is wrong with the options, each with its remedy, or what they come to. */
export function wishOf(
  options: ImportOptions,
  practice: { readonly country: string; readonly timezone?: string },
  map: Pick<ReceiptMap, 'accepts'>,
): { readonly wish: Wish } | { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const mapping = mappingOf(options.map ?? [], faults);
  const { platform, provider, workspace, timezone } = options;
  if (platform !== undefined && !Object.hasOwn(facts.platform.values, platform))
    faults.push(
      `I know no platform "${platform}". It can be: ${Object.keys(facts.platform.values).join(', ')}.`,
    );
  const slug = provider === undefined ? undefined : findProvider(provider);
  if (provider !== undefined && slug === undefined)
    faults.push(`I know no provider "${provider}". It can be: ${Object.keys(providers).join(', ')}.`);
  for (const name of ['site', 'feature'] as const)
    if (options[name] !== undefined && (options[name].trim() === '' || word(options[name], 81).length > 80))
      faults.push(`--${name} must be a name of 1 to 80 characters.`);
  if (workspace !== undefined && !map.accepts(workspace))
    faults.push(
      '--workspace names a workspace that is not listed, or is no id of at most 80 letters and digits.',
    );
  const country = countryOf(options.country ?? practice.country);
  if (country === undefined)
    faults.push('--country must be a country in two letters (ISO 3166), such as US.');
  const zone = timezone ?? practice.timezone;
  if (timezone !== undefined && !isZone(timezone))
    faults.push('--timezone must be the IANA name of a time zone, such as America/New_York.');
  if (faults.length > 0 || country === undefined) return { faults };
  return {
    wish: {
      mapping,
      place: {
        ...(platform === undefined ? {} : { platform: platform as PlatformId }),
        ...(options.site === undefined ? {} : { site: options.site }),
        ...(options.feature === undefined ? {} : { feature: options.feature }),
      },
      ...(slug === undefined ? {} : { provider: slug }),
      ...(workspace === undefined ? {} : { workspace }),
      country,
      habits: habitsOf(country, zone),
      zoned: timezone !== undefined,
    },
  };
}

function mappingOf(texts: readonly string[], faults: string[]): Wish['mapping'] {
  const mapping = new Map<string, { column: string; field: Field | 'ignore' }>();
  for (const text of texts) {
    const at = text.lastIndexOf('=');
    const [column, field] = [
      text.slice(0, Math.max(0, at)).trim(),
      text
        .slice(at + 1)
        .trim()
        .toLowerCase(),
    ];
    if (at < 1 || keyOf(column) === '') faults.push(`--map ${text} must be written column=field.`);
    else if (field !== 'ignore' && !(fields as readonly string[]).includes(field))
      faults.push(`--map ${text} names no field. It can be: ${fields.join(', ')}, ignore.`);
    else if (mapping.has(keyOf(column))) faults.push(`--map says two things of the column ${column}.`);
    else mapping.set(keyOf(column), { column, field: field as Field | 'ignore' });
  }
  return mapping;
}

function countryOf(code: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(code)) return undefined;
  const region = code.toUpperCase();
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(region) ? region : undefined;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[a-z]/i.test(name);
  } catch {
    return false;
  }
}
