/** Which call of the connector's REST API a request is. */

export type CallKind = 'send' | 'typing' | 'update' | 'delete' | 'create' | 'member' | 'members' | 'unknown';

export function routed(method: string, url: string, raw: Buffer) {
  const { pathname, searchParams } = new URL(url, 'http://teams');
  const path = decodeURIComponent(pathname);
  const body = raw.length > 0 ? JSON.parse(raw.toString()) : undefined;
  const base = { method, path, body };
  if (method === 'POST' && path === '/v3/conversations') return { ...base, kind: 'create' as const };
  const [, conversation, part, id] =
    /^\/v3\/conversations\/([^/]+)\/(activities|members|pagedmembers)(?:\/(.+))?$/.exec(path) ?? [];
  if (conversation === undefined) return { ...base, kind: 'unknown' as const };
  if (part === 'pagedmembers' && method === 'GET' && !id)
    return {
      ...base,
      kind: 'members' as const,
      conversation,
      pageSize: Number(searchParams.get('pageSize')),
      from: Number(searchParams.get('continuationToken') ?? 0),
    };
  if (part === 'members' && method === 'GET' && id)
    return { ...base, kind: 'member' as const, conversation, id };
  if (part !== 'activities') return { ...base, kind: 'unknown' as const };
  if (method === 'POST') {
    const kind = body?.type === 'typing' ? ('typing' as const) : ('send' as const);
    return { ...base, kind, conversation, ...(id ? { replyTo: id } : {}) };
  }
  const kind = method === 'PUT' ? ('update' as const) : method === 'DELETE' ? ('delete' as const) : undefined;
  return kind && id ? { ...base, kind, conversation, id } : { ...base, kind: 'unknown' as const };
}
