/** One callback, from its credentials to what is kept of it. Nothing it says comes back in the answer or the log. */
import type { KeyedHash } from '#kit/keyed-hash.ts';
import type { Logger } from '#kit/logger.ts';
import type { Callback, Provider, Reading, Receipt, Verified } from '#providers/provider.ts';
import type { ReceiptRow, ReceiptStore } from '#store/store.ts';
import { placeOf } from './address.ts';
import { type Answer, answers } from './answers.ts';
import type { Intake } from './intake.ts';
import { mainWorkspace } from './map.ts';
import { type RowDesk, rowOf } from './row.ts';
import { senderOf } from './sender.ts';
import { formSkeleton, skeletonOf } from './skeleton.ts';
import type { Tally } from './tally.ts';

export interface ReceiveDesk extends RowDesk {
  readonly store: Pick<ReceiptStore, 'takeUnreadable'>;
  readonly intake: Pick<Intake, 'take'>;
  readonly tally: Tally;
  readonly log: Logger;
  /** Of the bytes of what could not be read. */
  readonly digest: KeyedHash;
}

/** @param workspace the one that the address names, if it names one. */
export async function receive(
  callback: Callback,
  provider: Provider,
  workspace: string | undefined,
  desk: ReceiveDesk,
): Promise<Answer> {
  const { tally, log } = desk;
  const verified = await provider.verify(callback).catch((err: unknown): Verified => {
    log.error({ provider: provider.id, error: nameOf(err) }, 'The check of a callback broke.');
    return { genuine: false, because: 'unavailable', why: 'The check itself broke.' };
  });
  if (!verified.genuine) {
    tally.refused(provider.id, verified.because, verified.why);
    if (verified.because === 'malformed') return badForm(callback);
    return verified.because === 'unsigned' ? answers.unsigned(provider.challenge) : answers[verified.because];
  }

  const reading = readSafely(provider, callback, log);
  try {
    if ('confirm' in reading) {
      await reading.confirm();
      tally.taken(provider.id, 'confirmed', 1);
      return answers.confirmed;
    }
    return await keep(reading, callback, provider, workspace, desk);
  } catch (err) {
    log.debug({ provider: provider.id, error: nameOf(err) }, 'A genuine callback could not be kept.');
    tally.refused(provider.id, 'not-kept');
    return answers.unavailable;
  }
}

type Content = Exclude<Reading, { readonly confirm: unknown }>;

async function keep(
  reading: Content,
  callback: Callback,
  { id }: Provider,
  named: string | undefined,
  desk: ReceiveDesk,
): Promise<Answer> {
  const { tally } = desk;
  const receipts = 'receipts' in reading ? reading.receipts : [];
  const shape = receipts.length > 0 ? undefined : shapeOf(callback);
  const reasons = new Set(reading.unreadable);
  if (reasons.size > 0 && receipts.length === 0 && shape === undefined) {
    tally.refused(id, 'malformed', 'It is neither JSON nor a form.');
    return badForm(callback);
  }

  const rows: ReceiptRow[] = [];
  for (const receipt of receipts) {
    const found = workspaceOf(receipt, named, desk);
    if ('wrong' in found) reasons.add(found.wrong);
    else {
      const arrival = { ...found, place: placeOf(callback.query), arrived: callback.now };
      rows.push(rowOf(receipt, arrival, desk));
    }
  }
  await desk.intake.take(rows);
  if (reasons.size > 0)
    await desk.store.takeUnreadable([
      {
        workspace: named ?? mainWorkspace,
        provider: id,
        digest: desk.digest(bytesOf(callback)),
        at: callback.now.getTime(),
        reason: [...reasons].join(' ').slice(0, 500),
        shape: shape ?? shapeOf(callback) ?? '',
      },
    ]);
  tally.taken(id, 'accepted', rows.length);
  tally.taken(id, 'unreadable', reasons.size > 0 ? 1 : 0);
  tally.taken(id, 'nothing', rows.length === 0 && reasons.size === 0 ? 1 : 0);
  return answers.taken;
}

/** An address and a feed that disagree are nobody's: who may see it cannot be told. */
function workspaceOf(
  { workspace, from }: Receipt,
  named: string | undefined,
  { map, country }: RowDesk,
): { readonly workspace: string } | { readonly wrong: string } {
  if (workspace === undefined)
    return { workspace: named ?? map.placeOf(senderOf(from, country))?.workspace ?? mainWorkspace };
  if (named !== undefined && workspace !== named)
    return { wrong: 'A receipt names another workspace than the address it came to.' };
  if (!map.accepts(workspace))
    return { wrong: 'A receipt names a workspace that RECEIPTS_MAP does not list.' };
  return { workspace };
}

/** What a reader throws may quote what it read, so only the kind of error is logged. */
function readSafely(provider: Provider, callback: Callback, log: Logger): Reading {
  try {
    return provider.read(callback);
  } catch (err) {
    log.error({ provider: provider.id, error: nameOf(err) }, 'The reader of a callback broke.');
    return { unreadable: ['The reader broke on it.'] };
  }
}

const contentType = ({ headers }: Callback): string => headers['content-type'] ?? '';

function shapeOf(callback: Callback): string | undefined {
  if (callback.method === 'GET') return formSkeleton(callback.query);
  return skeletonOf(callback.body, /^application\/([\w.-]+\+)?json\b/i.test(contentType(callback)));
}

const understood = /^(application\/([\w.-]+\+)?json|application\/x-www-form-urlencoded|text\/plain)\b/i;

function badForm(callback: Callback): Answer {
  const foreign = !understood.test(contentType(callback)) && shapeOf(callback) === undefined;
  return foreign ? answers.foreign : answers.malformed;
}

const bytesOf = ({ method, body, query }: Callback): string =>
  method === 'GET' ? `?${query}` : body.toString('latin1');

const nameOf = (err: unknown): string => (err instanceof Error ? err.name : 'unknown');
