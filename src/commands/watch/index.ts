/** Receipts as they come in, alerts as they arise: JSON Lines on both sides, on the receipts' own clock. */
import { addAbortSignal } from 'node:stream';
import { type Change, type Count, type Detector, openDetector } from '#detection/index.ts';
import { openOnce } from '#detection/once.ts';
import { type Line, linesTogether } from '#kit/lines.ts';
import { type ExitCode, print, type Shell } from '../shell.ts';
import { streamClock } from './clock.ts';
import { type Heard, lineReader } from './read.ts';

const minuteMs = 60_000;
/** Characters. */
const longestLine = 100_000;
/** Lines that cannot be read are told of one by one up to here. */
const toldOf = 5;

/** Reads to the end, or until nobody reads the alerts any more, or `leave`. Nothing is made of the end of input. */
export async function watchCommand(shell: Shell, leave: AbortSignal): Promise<ExitCode> {
  const watched = openWatched();
  const read = lineReader();
  const bad = badLines(shell);
  let number = 0;
  /** Gives alerts, as lines. */
  const hear = (line: Line): string => {
    number++;
    if ('text' in line && line.text.trim() === '') return '';
    const heard = 'text' in line ? read(line.text) : { unreadable: 'It is too long.' };
    if (!('unreadable' in heard)) return watched.hear(heard);
    bad.tell(number, heard.unreadable);
    return '';
  };
  try {
    reading: for await (const together of linesTogether(addAbortSignal(leave, shell.stdin), longestLine))
      for (const line of together) {
        const alerts = hear(line);
        if (alerts !== '' && !(await print(shell.stdout, alerts))) break reading;
      }
  } catch (error) {
    if (!leave.aborted) throw error;
  }
  bad.sum();
  return leave.aborted ? 1 : 0;
}

interface Workspace {
  readonly name: string;
  readonly number: number;
  readonly detector: Detector;
}

/** The detectors of all workspaces of one stream. */
function openWatched() {
  const workspaces = new Map<string, Workspace>();
  const once = openOnce();
  const clock = streamClock<Heard>();
  let ticked = 0;
  let alerts = '';

  const tell = ({ name }: Workspace, changes: readonly Change[]) => {
    for (const change of changes) alerts += alertOf(name, change);
  };

  const workspaceOf = (name: string, now: number): Workspace => {
    const known = workspaces.get(name);
    if (known !== undefined) return known;
    const workspace = { name, number: workspaces.size, detector: openDetector() };
    workspace.detector.tick(now);
    workspaces.set(name, workspace);
    return workspace;
  };

  const take = (heard: Heard, now: number, isWrong: boolean) => {
    if (now >= ticked + minuteMs) {
      ticked = now - (now % minuteMs);
      for (const workspace of workspaces.values()) tell(workspace, workspace.detector.tick(ticked));
    }
    const workspace = workspaceOf(heard.workspace, now);
    const { id, slice, outcome, code, cause } = heard;
    const news = once.hear(id, outcome !== 'other', now, workspace.number);
    if (news === 'known') return;
    const minute = Math.floor((isWrong ? now : heard.sentAt) / minuteMs);
    if (news === 'end')
      tell(workspace, workspace.detector.take({ minute, slice, outcome: 'other', times: -1 }, now));
    const count: Count =
      code === undefined
        ? { minute, slice, outcome, times: 1 }
        : { minute, slice, outcome, code, ...(cause !== undefined && { cause }), times: 1 };
    tell(workspace, workspace.detector.take(count, now));
  };

  return {
    /** Gives alerts, as lines. */
    hear(heard: Heard): string {
      alerts = '';
      for (const { line, now, isWrong } of clock(heard)) take(line, now, isWrong);
      return alerts;
    },
  };
}

function alertOf(workspace: string, { kind, incident }: Change): string {
  const { id, slice, cause, rate, baseline, failed, total, since, changedAt } = incident;
  return `${JSON.stringify({
    at: new Date(changedAt).toISOString(),
    kind,
    workspace,
    incident: id,
    slice,
    cause,
    rate: Math.round(rate * 1000) / 1000,
    baseline: Math.round(baseline * 1000) / 1000,
    failed,
    total,
    since: new Date(since).toISOString(),
  })}\n`;
}

/** Says which lines cannot be read, and never what stood there. */
function badLines({ stderr }: Shell) {
  let count = 0;
  return {
    tell(number: number, why: string) {
      count++;
      if (count <= toldOf) stderr.write(`Line ${number} cannot be read and is left out. ${why}\n`);
      if (count === toldOf) stderr.write('Further ones are counted and not told of one by one.\n');
    },
    sum() {
      if (count > 0) stderr.write(`${count} ${count === 1 ? 'line' : 'lines'} could not be read.\n`);
    },
  };
}
