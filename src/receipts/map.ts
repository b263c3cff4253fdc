/** The config file of receipts: which workspaces there are and who may see them, and where each sender belongs. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Fault } from '#kit/errors.ts';
import { facts } from '#knowledge/facts.ts';
import type { Place } from '#providers/provider.ts';
import { senderOf } from './sender.ts';

/** A sender's place, and the workspace its receipts go to where neither address nor feed names one. */
export type SenderPlace = Place & { readonly workspace?: string };

/** With a list of workspaces, nobody sees another's; without one, there is one house and everybody in it sees all. */
export interface ReceiptMap {
  /** Whether an address may name it: `main` and every listed one. */
  knows(workspace: string): boolean;
  /** Whether a feed or a file may name it: with a list the same, without one any short id. */
  accepts(workspace: string): boolean;
  /** @param sender as {@link senderOf} gives it. */
  placeOf(sender: string): SenderPlace | undefined;
  /**
   * Which receipts the people of a chat may see. With a list: the workspaces that name their chat; where none does,
   * `main`, unless `main` is listed itself and so belongs to the chats it names.
   */
  scopeOf(chat: string, chatWorkspace: string): readonly string[] | 'all';
}

/** Where receipts lie whose address names no workspace. */
export const mainWorkspace = 'main';

const id = z.string().regex(/^[\w.:-]{1,80}$/, 'must be 1 to 80 letters, digits or any of . _ : -');
const chat = z
  .string()
  .regex(/^[a-z]+:[\w.-]{1,80}$/, 'must be a chat and its workspace, such as slack:T0123');
const place = z.string().min(1, 'must not be empty').max(80, 'must not be longer than 80 characters');
const platforms = Object.keys(facts.platform.values) as [string, ...string[]];

const shape = z.strictObject({
  workspaces: z.record(id, z.strictObject({ chats: z.array(chat).default([]) })).optional(),
  senders: z
    .record(
      z.string().min(3, 'must be a number or a name'),
      z.strictObject({
        platform: z.enum(platforms, `must be one of ${platforms.join(', ')}`).optional(),
        site: place.optional(),
        feature: place.optional(),
        workspace: id.optional(),
      }),
    )
    .optional(),
});
type MapFile = z.infer<typeof shape>;

/** @param country ISO 3166; where senders without a country code belong. */
export function openMap(file: MapFile, country: string): ReceiptMap {
  const senders = new Map(
    Object.entries(file.senders ?? {}).map(([sender, at]) => [senderOf(sender, country), at as SenderPlace]),
  );
  const placeOf = (sender: string) => senders.get(sender);
  if (file.workspaces === undefined)
    return {
      knows: (workspace) => workspace === mainWorkspace,
      accepts: (workspace) => id.safeParse(workspace).success,
      placeOf,
      scopeOf: () => 'all',
    };
  const chats = new Map(
    Object.entries(file.workspaces).map(([workspace, of]) => [workspace, new Set(of.chats.map(oneCase))]),
  );
  const listed = (workspace: string) => workspace === mainWorkspace || chats.has(workspace);
  return {
    knows: listed,
    accepts: listed,
    placeOf,
    scopeOf: (chat, chatWorkspace) => {
      const who = oneCase(`${chat}:${chatWorkspace}`);
      const theirs = [...chats].flatMap(([workspace, of]) => (of.has(who) ? [workspace] : []));
      return theirs.length > 0 || chats.has(mainWorkspace) ? theirs : [mainWorkspace];
    },
  };
}

/** Teams writes one tenant's GUID in either case. */
const oneCase = (chat: string): string => (chat.startsWith('teams:') ? chat.toLowerCase() : chat);

/** No file: one house, no senders known. */
export const noMap: ReceiptMap = openMap({}, 'US');

/** Reads the file at `path`, or gives everything that is wrong with it. */
export function readMap(
  path: string,
  country: string,
): { readonly map: ReceiptMap } | { readonly faults: readonly Fault[] } {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    const broken = cause instanceof SyntaxError;
    return {
      faults: [
        fault(
          broken ? 'names a file that is not JSON.' : 'names a file that cannot be read.',
          broken ? `Write it like ${example}` : 'Set it to the path of a JSON file, or leave it out.',
        ),
      ],
    };
  }
  const read = shape.safeParse(json);
  const faults = read.success ? twice(read.data, country) : read.error.issues.flatMap(issueFaults);
  if (!read.success || faults.length > 0) return { faults };
  return { map: openMap(read.data, country) };
}

const example =
  '{"workspaces": {"north": {"chats": ["slack:T0123"]}}, "senders": {"+12125550100": {"platform": "caremessage", "site": "north"}}}';

const fault = (problem: string, remedy: string): Fault => ({ variable: 'RECEIPTS_MAP', problem, remedy });

/** What only shows where entries are compared. */
function twice(file: MapFile, country: string): Fault[] {
  const forms = Object.keys(file.senders ?? {}).map((sender) => senderOf(sender, country));
  const double = forms.filter((form, index) => forms.indexOf(form) < index);
  const { workspaces } = file;
  const unlisted = Object.entries(file.senders ?? {}).filter(
    ([, { workspace }]) =>
      workspaces && workspace && workspace !== mainWorkspace && !Object.hasOwn(workspaces, workspace),
  );
  return [
    ...double.map((form) =>
      fault(
        `says two things of the sender ${form}.`,
        'Keep one of them; the spelling of a number does not matter.',
      ),
    ),
    ...unlisted.map(([sender]) =>
      fault(
        `sends ${at(['senders', sender, 'workspace'])} to a workspace that is not listed.`,
        'List it under "workspaces", or correct its name.',
      ),
    ),
  ];
}

function issueFaults(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      fault(`holds what nobody reads at ${at([...issue.path, key])}.`, 'Correct its name, or take it out.'),
    );
  const inner = issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined;
  return [
    fault(`is wrong at ${at(issue.path)}: ${inner ?? issue.message}.`, 'Correct that entry of the file.'),
  ];
}

/** As jq writes it. */
const at = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'its top'
    : path
        .map((step) => (/^[a-z]+$/.test(String(step)) ? `.${String(step)}` : `[${JSON.stringify(step)}]`))
        .join('');
