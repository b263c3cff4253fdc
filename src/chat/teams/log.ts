/** An error as log fields: its name, code and status, never its message, which may quote a body or a token. */
export function bareError(error: unknown): Readonly<Record<string, unknown>> {
  const { code, status } = refusal(error);
  return {
    error: error instanceof Error ? error.name : typeof error,
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
  };
}

/** What can safely be told of an error of the libraries. */
export interface Refusal {
  /** HTTP status of the answer, if there was one. */
  readonly status: number | undefined;
  /** Their word for it, such as `BotNotInConversationRoster` or `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** The answer's `Retry-After`, as it stands. */
  readonly retryAfter: string | undefined;
}

export function refusal(error: unknown): Refusal {
  if (typeof error !== 'object' || error === null)
    return { status: undefined, code: undefined, retryAfter: undefined };
  const { statusCode, code, errorCode, response } = error as Record<string, unknown>;
  const word = [code, errorCode].find((one) => typeof one === 'string' && /^[\w.-]{1,60}$/.test(one));
  const headers = (response as { headers?: { get?: (name: string) => unknown } } | undefined)?.headers;
  const retryAfter = headers?.get?.('retry-after');
  return {
    status: typeof statusCode === 'number' ? statusCode : undefined,
    code: word as string | undefined,
    retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
  };
}
