/** Who reads along in a conversation, as far as it matters. */

export interface Member {
  /** Whose user it is; absent where Teams does not tell. */
  readonly tenant?: string;
  /** `user`, `guest`, `anonymous`, …, as Teams names it. */
  readonly role?: string;
}

/** One page of Teams' answer. */
export interface Page {
  readonly members?: readonly object[];
  readonly continuationToken?: string;
}

/** learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context: at most 500. */
export const membersAtOnce = 500;
/** A team has no more: learn.microsoft.com/microsoftteams/limits-specifications-teams. */
const mostMembers = 25_000;

/** Reads all pages. `page` gives the one of a token, the first without; what it throws is thrown. */
export async function allMembers(
  page: (token: string | undefined) => Promise<Page>,
): Promise<readonly Member[]> {
  const found: Member[] = [];
  let token: string | undefined;
  do {
    const read = await page(token);
    found.push(...(read.members ?? []).map(memberOf));
    token = read.continuationToken;
  } while (token && found.length < mostMembers);
  return found;
}

function memberOf(account: object): Member {
  const { tenantId, userRole } = account as { readonly tenantId?: string; readonly userRole?: string };
  return {
    ...(tenantId ? { tenant: tenantId.toLowerCase() } : {}),
    ...(userRole ? { role: userRole.toLowerCase() } : {}),
  };
}
