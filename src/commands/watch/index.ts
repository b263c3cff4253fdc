/** Receipts as they come in, alerts as they arise: JSON Lines on both sides, on the receipts' own clock. */
import { addAbortSignal } from 'node:stream';
import { type Change, type Detector, openDetector } from '#detection/index.ts';
import { openOnce } from '#detection/once.ts';
import { lines } from '#kit/lines.ts';
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
  for await (const line of until(leave, lines(addAbortSignal(leave, shell.stdin), longestLine))) {
    number++;
    if ('text' in line && line.text.trim() === '') continue;
    const heard = 'text' in line ? read(line.text) : { unreadable: 'It is too long.' };
    if ('unreadable' in heard) {
      bad.tell(number, heard.unreadable);
      continue;
    }
    const alerts = watched.hear(heard);
    if (alerts !== '' && !(await print(shell.stdout, alerts))) break;
  }
  bad.sum();
  return leave.aborted ? 1 : 0;
}

/** What comes before somebody wants us to stop. */
async function* until<T>(leave: AbortSignal, source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (error) {
    if (!leave.aborted) throw error;
  }
}

/** The detectors of all workspaces of one stream. */
function openWatched() {
  const detectors = new Map<string, Detector>();
  const once = openOnce();
  const clock = streamClock<Heard>();
  let ticked = 0;

  function* take(heard: Heard, now: number, isWrong: boolean): Generator<string> {
    for (const minute = Math.floor(now / minuteMs); ticked < minute; ticked = minute)
      for (const [workspace, detector] of detectors) yield* told(workspace, detector.tick(minute * minuteMs));
    const { id, workspace, slice, outcome, code, cause } = heard;
    const news = once.hear(`${workspace}\n${id}`, outcome !== 'other', now);
    if (news === 'known') return;
    let detector = detectors.get(workspace);
    if (detector === undefined) {
      detector = openDetector();
      detector.tick(now);
      detectors.set(workspace, detector);
    }
    const minute = Math.floor((isWrong ? now : heard.sentAt) / minuteMs);
    if (news === 'end')
      yield* told(workspace, detector.take({ minute, slice, outcome: 'other', times: -1 }, now));
    const counted = {
      minute,
      slice,
      outcome,
      times: 1,
      ...(code !== undefined && { code }),
      ...(cause !== undefined && { cause }),
    };
    yield* told(workspace, detector.take(counted, now));
  }

  return {
    /** Gives alerts, as lines. */
    hear(heard: Heard): string {
      let alerts = '';
      for (const { line, now, isWrong } of clock(heard))
        for (const alert of take(line, now, isWrong)) alerts += alert;
      return alerts;
    },
  };
}

function* told(workspace: string, changes: readonly Change[]): Generator<string> {
  for (const { kind, incident } of changes) {
    const { id, slice, cause, rate, baseline, failed, total, since, changedAt } = incident;
    yield `${JSON.stringify({
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
