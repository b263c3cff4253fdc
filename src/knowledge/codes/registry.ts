/** Every provider whose codes are known: one file and one line here each. */
import type { CauseId } from '../causes/index.ts';
import { aws } from './aws.ts';
import { bandwidth } from './bandwidth.ts';
import { caremessage } from './caremessage.ts';
import { cliniko } from './cliniko.ts';
import type { Fixer, Permanence, ProviderCodes } from './code.ts';
import { dentalIntelligence } from './dental-intelligence.ts';
import { infobip } from './infobip.ts';
import { notify } from './notify.ts';
import { openDental } from './open-dental.ts';
import { plivo } from './plivo.ts';
import { sinch } from './sinch.ts';
import { telnyx } from './telnyx.ts';
import { twilio } from './twilio.ts';
import { vonage } from './vonage.ts';

export const providers = {
  twilio,
  bandwidth,
  telnyx,
  vonage,
  plivo,
  sinch,
  infobip,
  aws,
  notify,
  'dental-intelligence': dentalIntelligence,
  caremessage,
  cliniko,
  'open-dental': openDental,
} as const satisfies Record<string, ProviderCodes>;

/** Slug of a provider, or of a product whose own texts are listed. */
export type ProviderId = keyof typeof providers;

/** One delivery code or error text, and what it comes to. */
export interface Code {
  readonly provider: ProviderId;
  readonly namespace: string;
  readonly code: string;
  readonly name: string;
  readonly meaning: string;
  readonly cause: CauseId;
  readonly permanence: Permanence;
  readonly fixer: Fixer;
  /** Where the claim was read. */
  readonly source: string;
}

/** A code with what only the search needs to know of it. */
export interface Listed {
  readonly code: Code;
  readonly also: readonly string[];
  readonly product: boolean;
  readonly ownWords: boolean;
}

export const listed: readonly Listed[] = (Object.keys(providers) as ProviderId[]).flatMap(list);

/** All codes, provider by provider. */
export const codes: readonly Code[] = listed.map((entry) => entry.code);

/** `twilio/error-code/30007`: what tells a code from every other. */
export type CodeKey = `${string}/${string}/${string}`;

export const keyOf = (code: Pick<Code, 'provider' | 'namespace' | 'code'>): CodeKey =>
  `${code.provider}/${code.namespace}/${code.code}`;

const byKey = new Map(codes.map((code) => [keyOf(code).toLowerCase(), code]));

/** The code of exactly this key, in whatever case; undefined when there is none. */
export function codeByKey(key: string): Code | undefined {
  return byKey.get(key.toLowerCase());
}

function list(provider: ProviderId): Listed[] {
  const { namespaces, product }: ProviderCodes = providers[provider];
  return Object.entries(namespaces).flatMap(([namespace, { source, ownWords, rows }]) =>
    Object.entries(rows).map(([code, { also, ...row }]) => ({
      code: { provider, namespace, code, source, ...row },
      also: also ?? [],
      product: product !== undefined,
      ownWords: ownWords === true,
    })),
  );
}
