/** What the address of a callback says. */
import type { Place } from '#providers/provider.ts';

/** Under this every provider has its path: `/dlr/<provider>` and `/dlr/<provider>/<workspace>`. */
export const receiptsPath = '/dlr';

/** `undefined` for an address of another form. The workspace is absent where the path names none. */
export function pathOf(url: string): { readonly provider: string; readonly workspace?: string } | undefined {
  const [, root, provider = '', workspace, ...rest] = (url.split('?')[0] ?? '').split('/');
  if (`/${root}` !== receiptsPath || rest.length > 0) return undefined;
  try {
    return {
      provider,
      ...(workspace === undefined ? {} : { workspace: decodeURIComponent(workspace) }),
    };
  } catch {
    return undefined;
  }
}

/** As it came, byte for byte. */
export const queryOf = (url: string): URLSearchParams =>
  new URLSearchParams(url.split('?').slice(1).join('?'));

/**
 * The address that the provider called, which its signature may cover: the public one from the configuration, then
 * path and query as they came. A proxy in front must take the path of `publicUrl` away and leave the rest as it is.
 */
export const addressOf = (publicUrl: string | undefined, url: string): string =>
  `${(publicUrl ?? 'http://localhost').replace(/\/+$/, '')}${url}`;

const parts = ['platform', 'site', 'feature'] as const;

export const placeOf = (query: URLSearchParams): Place =>
  Object.fromEntries(parts.flatMap((part) => (query.get(part) ? [[part, query.get(part) as string]] : [])));
