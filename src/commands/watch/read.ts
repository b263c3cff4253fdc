/** One line of the stream, as what detection takes. */
import type { Slice } from '#detection/index.ts';
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

interface Line extends Slice {
  readonly id: string;
  readonly at: string;
  readonly sentAt?: string | null;
  readonly workspace?: string | null;
  readonly status: string;
  readonly code?: string | null;
}

type Fields = { readonly [K in keyof Line]?: unknown };
const mostKept = 20_000;

/**
 * Gives a reader of lines. A line that is plainly in order is read without a schema, some ten times as fast; what its
 * status and code mean is kept for the next of its like. Whatever is not plain is left to {@link readLine}.
 */
export function lineReader(): (text: string) => Heard | { readonly unreadable: string } {
  const ends = new Map<string, End>();
  const accepted = new Set<string>();

  const isName = (value: unknown): boolean => {
    if (value === undefined || value === null) return true;
    if (typeof value !== 'string') return false;
    if (accepted.has(value)) return true;
    if (value.length > 80 || !plain.test(value)) return false;
    if (accepted.size < mostKept) accepted.add(value);
    return true;
  };

  const isPlain = (value: unknown): value is Line => {
    if (typeof value !== 'object' || value === null) return false;
    const { id, status, workspace, provider, platform, site, feature, sender, carrier, code } =
      value as Fields;
    return (
      typeof id === 'string' &&
      id !== '' &&
      id.length <= 200 &&
      typeof status === 'string' &&
      isName(status) &&
      isName(workspace) &&
      isName(provider) &&
      isName(platform) &&
      isName(site) &&
      isName(feature) &&
      isName(sender) &&
      isName(carrier) &&
      isName(code)
    );
  };

  return (text) => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return { unreadable: 'It is not JSON.' };
    }
    const line = isPlain(value) ? value : undefined;
    const at = line === undefined ? Number.NaN : timeOf(line.at);
    const key = line === undefined ? '' : `${line.provider ?? ''}\n${line.status}\n${line.code ?? ''}`;
    const end = ends.get(key);
    const sentAt = line?.sentAt ? timeOf(line.sentAt) : at;
    if (line !== undefined && end !== undefined && !Number.isNaN(at + sentAt))
      return heardOf(line, at, sentAt, end);
    const heard = slowly(value);
    if (line !== undefined && !('unreadable' in heard) && ends.size < mostKept) {
      const { outcome, code, cause } = heard;
      ends.set(key, { outcome, ...(code !== undefined && { code }), ...(cause !== undefined && { cause }) });
    }
    return heard;
  };
}

function heardOf(line: Line, at: number, sentAt: number, { outcome, code, cause }: End): Heard {
  const { id } = line;
  const workspace = line.workspace || 'main';
  if (code === undefined) return { id, workspace, at, sentAt, slice: line, outcome };
  if (cause === undefined) return { id, workspace, at, sentAt, slice: line, outcome, code };
  return { id, workspace, at, sentAt, slice: line, outcome, code, cause };
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

/** Epoch ms of `2026-03-02T14:05:11.120Z` or without the fraction; NaN for any other form. */
function timeOf(said: string): number {
  const { length } = said;
  if ((length !== 24 && length !== 20) || said.charCodeAt(length - 1) !== 90) return Number.NaN;
  const start = said.slice(0, 17);
  if (start !== minute) {
    const at = Date.parse(`${start}00.000Z`);
    if (Number.isNaN(at)) return Number.NaN;
    minute = start;
    minuteAt = at;
  }
  const seconds = Number(said.slice(17, length - 1));
  return seconds >= 0 && seconds < 60 ? minuteAt + Math.floor(seconds * 1000 + 1e-6) : Number.NaN;
}
