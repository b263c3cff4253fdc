/** What was posted, as text, JSON or a form. */

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** `undefined` for bytes that are not UTF-8. */
export function textOf(body: Buffer): string | undefined {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}

/** `undefined` for whatever is not JSON in UTF-8; that is no value of JSON. */
export function jsonOf(body: Buffer): unknown {
  const text = textOf(body);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The fields of a form; one that stands there several times is a list, as web frameworks have it. */
export type Params = Readonly<Record<string, string | string[]>>;

/** A form, or the query of an address. Has no prototype, so every name in it is the sender's. */
export function paramsOf(form: string | URLSearchParams): Params {
  const params: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(form)) {
    const before = params[name];
    params[name] = before === undefined ? value : [before, value].flat();
  }
  return params;
}

/** A header that stands there once; Node joins those that came twice, or lists them. */
export function headerOf(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  name: string,
): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
