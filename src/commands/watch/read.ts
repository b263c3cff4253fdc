/** One line of the stream, as what detection takes. */
import type { Dimension, Slice } from '#detection/index.ts';
import { causeAnywhere, causeOf } from '#knowledge/codes/index.ts';
import { states } from '#knowledge/outcomes.ts';
import { readLine } from '#providers/generic/line.ts';

export interface Heard {
  readonly id: string;
  readonly workspace: string;
  /** When the provider said it, and when the text was sent as far as is known: epoch ms. */
  readonly at: number;
  readonly sentAt: number;
  readonly slice: Slice;
  readonly outcome: 'delivered' | 'failed' | 'other';
  readonly code?: string;
  readonly cause?: string;
}

/** What a status and a code come to. */
type End = Pick<Heard, 'outcome' | 'code' | 'cause'>;

/** A line that is plainly in order; what it does not say is ''. */
interface Line extends Omit<Heard, keyof End> {
  readonly slice: { readonly [D in Dimension]: string };
  readonly status: string;
  readonly code: string;
}

type Fields = {
  readonly [K in Dimension | 'id' | 'at' | 'sentAt' | 'workspace' | 'status' | 'code']?: unknown;
};
const mostKept = 20_000;

/**
 * Gives a reader of lines. A line that is plainly in order is read without a schema, some ten times as fast; what its
 * status and code mean is kept for the next of its like. Whatever is not plain is left to {@link readLine}.
 */
export function lineReader(): (text: string) => Heard | { readonly unreadable: string } {
  const ends = new Map<string, End>();
  /** Each name once, so that those who look for it find the same one. */
  const names = new Map<string, string>();

  /** Gives `undefined` for what is not plainly a name. */
  const name = (value: unknown): string | undefined => {
    if (value === undefined || value === null) return '';
    if (typeof value !== 'string') return undefined;
    const known = names.get(value);
    if (known !== undefined) return known;
    if (value.length > 80 || !plain.test(value)) return undefined;
    if (names.size < mostKept) names.set(value, value);
    return value;
  };

  const plainly = (value: unknown): Line | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    const said = value as Fields;
    const { id, at, sentAt } = said;
    if (typeof id !== 'string' || id === '' || id.length > 200) return undefined;
    const time = timeOf(at);
    const sent = sentAt === undefined || sentAt === null || sentAt === '' ? time : timeOf(sentAt);
    const status = name(said.status);
    const workspace = name(said.workspace);
    const code = name(said.code);
    const provider = name(said.provider);
    const platform = name(said.platform);
    const site = name(said.site);
    const feature = name(said.feature);
    const sender = name(said.sender);
    const carrier = name(said.carrier);
    if (time === undefined || sent === undefined) return undefined;
    if (status === undefined || workspace === undefined || code === undefined) return undefined;
    if (provider === undefined || platform === undefined || site === undefined) return undefined;
    if (feature === undefined || sender === undefined || carrier === undefined) return undefined;
    const slice = { provider, platform, site, feature, sender, carrier };
    return { id, workspace: workspace || 'main', at: time, sentAt: sent, slice, status, code };
  };

  return (text) => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return { unreadable: 'It is not JSON.' };
    }
    const line = plainly(value);
    if (line === undefined) return slowly(value);
    const key = `${line.slice.provider}\n${line.status}\n${line.code}`;
    const end = ends.get(key);
    if (end !== undefined) return heardOf(line, end);
    const heard = slowly(value);
    if (!('unreadable' in heard) && ends.size < mostKept) {
      const { outcome, code, cause } = heard;
      ends.set(key, { outcome, ...(code !== undefined && { code }), ...(cause !== undefined && { cause }) });
    }
    return heard;
  };
}

function heardOf({ id, workspace, at, sentAt, slice }: Line, { outcome, code, cause }: End): Heard {
  if (code === undefined) return { id, workspace, at, sentAt, slice, outcome };
  if (cause === undefined) return { id, workspace, at, sentAt, slice, outcome, code };
  return { id, workspace, at, sentAt, slice, outcome, code, cause };
}

/** No control characters, line ends of Unicode, or halves of characters. */
const plain = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u;

function slowly(value: unknown): Heard | { readonly unreadable: string } {
  const receipt = readLine(value);
  if ('unreadable' in receipt) return receipt;
  const {
    message,
    workspace = 'main',
    at = Number.NaN,
    sentAt = at,
    provider,
    from,
    carrier,
    place,
    state,
    code,
  } = receipt;
  const { outcome } = states[state];
  const cause = outcome === 'failed' ? (causeOf(receipt) ?? causeAnywhere(code)) : undefined;
  // the provider in its own word; readLine gives the slug
  const said = (value as { readonly provider?: unknown }).provider;
  return {
    id: message,
    workspace,
    at,
    sentAt,
    slice: {
      ...(typeof said === 'string' && said !== '' && { provider: said || provider }),
      ...place,
      ...(from !== undefined && { sender: from }),
      ...(carrier !== undefined && { carrier }),
    },
    outcome: outcome === 'delivered' || outcome === 'failed' ? outcome : 'other',
    ...(code !== undefined && { code }),
    ...(cause !== undefined && { cause }),
  };
}

let minute = '';
let minuteAt = 0;

/** Epoch ms of `2026-03-02T14:05:11.120Z` or without the fraction; `undefined` for any other form. */
function timeOf(said: unknown): number | undefined {
  if (typeof said !== 'string') return undefined;
  const { length } = said;
  if ((length !== 24 && length !== 20) || said.charCodeAt(length - 1) !== 90) return undefined;
  const start = said.slice(0, 17);
  if (start !== minute) {
    const at = Date.parse(`${start}00.000Z`);
    if (Number.isNaN(at)) return undefined;
    minute = start;
    minuteAt = at;
  }
  const seconds = Number(said.slice(17, length - 1));
  return seconds >= 0 && seconds < 60 ? minuteAt + Math.floor(seconds * 1000 + 1e-6) : undefined;
}
