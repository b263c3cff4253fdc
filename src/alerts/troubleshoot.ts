/** What a talk can begin with that is opened from an incident. Pure. */
import { type FactId, facts } from '#knowledge/facts.ts';
import { channelNamed } from '#knowledge/features.ts';
import type { AlertShown } from '#views/alert-shown.ts';

/** A code that so many of the failed texts carry is the error of the talk. */
const dominant = 0.5;
/** At so high a rate everybody there is affected. */
const nearlyAll = 0.9;
/** Numbers of the US and Canada whose calls the receiver pays. */
const tollFree = /^\+1(?:800|833|844|855|866|877|888)/;

/** Answers by fact, as people give them. */
export function factsFor(
  shown: Pick<AlertShown, 'kind' | 'slice' | 'platform' | 'codes' | 'failed' | 'total'>,
): { readonly [F in FactId]?: string } {
  const { kind, slice, platform, codes, failed, total } = shown;
  const { site, provider, feature, carrier, sender, platform: through } = slice;
  const known: { [F in FactId]?: string } = {};
  const system = platform ?? through;
  if (system && Object.hasOwn(facts.platform.values, system)) known.platform = system;
  if (kind === 'silence') return known;
  known.status = 'failed';
  const [first] = codes;
  if (first && first.failed >= failed * dominant)
    known.error = provider ? `${provider} ${first.code}` : first.code;
  if (site) known.reach = 'one-location';
  else known.reach = failed >= total * nearlyAll && !carrier && !feature ? 'everyone' : 'some-patients';
  const channel = feature && channelNamed(feature);
  if (channel) known.channel = channel;
  if (carrier) known['recipient-carrier'] = /t-?mobile/i.test(carrier) ? 't-mobile' : 'other';
  if (sender && tollFree.test(sender)) known['sender-line'] = 'toll-free';
  return known;
}
