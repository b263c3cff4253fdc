/** The port of SMS providers: is a callback genuine, and what does it say. */
import type { IncomingHttpHeaders } from 'node:http';
import type { State } from '#knowledge/outcomes.ts';

/** A callback as it came. */
export interface Callback {
  readonly method: 'GET' | 'POST';
  /** The whole public address that was called, made from PUBLIC_URL, with its query exactly as it came. */
  readonly url: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire. */
  readonly body: Buffer;
  readonly now: Date;
}

/**
 * Whether a callback is genuine. `unsigned`: it shows no credentials, or ones that cannot be read. `forged`: they are
 * wrong. `stale`: they are right, and too old to be taken. `malformed`: it is not of a form in which credentials could
 * be looked for. `unavailable`: it cannot be told now, for a reason outside (a certificate that cannot be fetched).
 * `why` is for operators: one static sentence, nothing of the content.
 */
export type Verified =
  | { readonly genuine: true }
  | {
      readonly genuine: false;
      readonly because: 'unsigned' | 'forged' | 'stale' | 'malformed' | 'unavailable';
      readonly why: string;
    };

/** Where a text belongs, as far as somebody has named it. Free words of the operator, of at most 80 characters. */
export interface Place {
  readonly platform?: string;
  readonly site?: string;
  readonly feature?: string;
}

/** What is said of one text to one phone at one moment. Numbers are as given: they go no further than the receipts room. */
export interface Receipt {
  /** Whose it is: the slug of a provider in the code books, or, from files, whatever stands there. */
  readonly provider: string;
  /** The provider's id of the message. */
  readonly message: string;
  /** One id stands for several recipients, so `to` is part of what tells one text from another. */
  readonly several?: true;
  /** The patient's number. */
  readonly to?: string;
  /** The practice's number or name. */
  readonly from?: string;
  /** When it came to this state by the provider's clock, epoch ms; absent: when the callback arrived. */
  readonly at?: number;
  /** When the text was handed to the provider, epoch ms. */
  readonly sentAt?: number;
  readonly state: State;
  /** The provider's own word for the state. */
  readonly said: string;
  /** The code beside it, bare, and the namespace of the code books that it belongs to. Both or none. */
  readonly code?: string;
  readonly field?: string;
  readonly carrier?: string;
  readonly line?: 'mobile' | 'landline' | 'voip' | 'toll-free';
  /** Named by the provider's tag, client reference or context. */
  readonly place?: Place;
  /** The workspace that the feed itself names. */
  readonly workspace?: string;
  /** A reference of the practice's own that tells patient records apart; kept as a keyed hash only. */
  readonly patient?: string;
}

/** What a genuine callback holds. */
export type Reading =
  | { readonly receipts: readonly Receipt[]; readonly unreadable?: readonly string[] }
  /** A question of the provider's own (SNS asks whether we want its messages): what to do before answering 200. */
  | { readonly confirm: () => Promise<void> }
  /** Not of a known shape: why, in a static sentence without content. */
  | { readonly unreadable: readonly string[] };

export interface Provider {
  /** The path under /dlr/ that it is reached by. */
  readonly id: string;
  readonly methods: readonly ('GET' | 'POST')[];
  /** What `WWW-Authenticate` asks of those who come without credentials, where a provider waits to be asked. */
  readonly challenge?: string;
  /** Never throws. */
  verify(callback: Callback): Promise<Verified>;
  /** Reads a genuine callback. Never throws. */
  read(callback: Callback): Reading;
}
