import { Cells } from './cells.ts';
import type { Normal, Part } from './normal.ts';
import { meet } from './running.ts';
import { settings } from './settings.ts';
import { type Dimension, dimensions, type Slice } from './traffic.ts';
import { Watched } from './watched.ts';

/** Texts that are alike in all that is known of them. */
export interface Cell {
  readonly slice: Slice;
  readonly parts: readonly Part[];
  /** Probability to fail when all is normal, as of a version of what is believed. */
  p: number;
  version: number;
  /** The slices it belongs to, the whole first. */
  watched: readonly Watched[];
  /** Failed texts by minute, and all texts, of the last minutes; for telling what was sent again. */
  readonly echo: { newest: number; readonly failed: Float64Array; readonly all: Float64Array };
}

const room = 16;
const mostSlices = 3000;
const mostCells = 12_000;

/** The places that texts come from: what is alike, and the slices that are watched. */
export class Places {
  readonly cells = new Cells();
  readonly slices = new Map<string, Watched>();
  /** The first value of each dimension, until there is a second one: then it is worth telling apart. */
  readonly first: { [D in Dimension]?: string } = {};
  readonly many = new Set<Dimension>();
  readonly whole: Watched;
  private readonly normal: Normal;
  private forgotten = 0;
  /** Slices of each shape. */
  readonly members: Record<string, number> = {};

  constructor(normal: Normal) {
    this.normal = normal;
    this.whole = this.slice({});
  }

  cell(slice: Slice): Cell {
    const { provider = '', platform = '', site = '', feature = '', sender = '', carrier = '' } = slice;
    if (this.forgotten !== this.normal.forgotten) {
      this.forgotten = this.normal.forgotten;
      this.cells.clear();
    }
    const known = this.cells.get(slice);
    if (known) return known;
    this.meet(slice);
    if (this.cells.size >= mostCells) this.cells.clear();
    const cell: Cell = {
      slice: { provider, platform, site, feature, sender, carrier },
      parts: this.partsOf(slice),
      p: 0,
      version: -1,
      watched: this.slicesOf(slice),
      echo: { newest: -1, failed: new Float64Array(room), all: new Float64Array(room) },
    };
    this.cells.set(slice, cell);
    return cell;
  }

  /** What was seen in slices that share texts with this one is explained. */
  clear(slice: Slice) {
    for (const one of this.slices.values()) if (meet(one.slice, slice)) one.clear();
  }

  /** A dimension with a second value becomes worth looking at. */
  private meet(slice: Slice) {
    for (const dimension of dimensions) {
      const value = slice[dimension];
      if (!value || this.many.has(dimension)) continue;
      const first = this.first[dimension];
      if (first === undefined) this.first[dimension] = value;
      else if (first !== value) {
        this.many.add(dimension);
        this.cells.clear();
      }
    }
  }

  private slicesOf(slice: Slice): Watched[] {
    const found = [this.whole];
    for (const dimension of dimensions) {
      const value = slice[dimension];
      if (value && this.many.has(dimension))
        found.push(this.slice({ [dimension]: value }, this.known(dimension, slice)));
    }
    const { site, feature } = slice;
    if (site && feature && this.many.has('site') && this.many.has('feature'))
      found.push(this.slice({ site, feature }, this.normal.part(`x${site}|${feature}`)));
    return found;
  }

  /** The part whose evidence tells whether the slice's normal rate is known. */
  private known(dimension: Dimension, { site, feature, sender, carrier }: Slice): Part | undefined {
    if (dimension === 'site') return this.normal.part(`s${site}`);
    if (dimension === 'feature') return this.normal.part(`f${feature}`);
    if (dimension === 'carrier') return this.normal.part(`c${carrier}`);
    if (dimension === 'sender')
      return this.normal.part(this.many.has('site') ? `s${site ?? ''}` : `n${sender}`);
    return undefined;
  }

  /** The part that is the slice's own, if it has one. */
  partOf({ provider, platform, site, feature, sender, carrier }: Slice): Part | undefined {
    const { normal } = this;
    if (site !== undefined && feature !== undefined) return normal.parts.get(`x${site}|${feature}`);
    if (site !== undefined) return normal.parts.get(`s${site}`);
    if (feature !== undefined) return normal.parts.get(`f${feature}`);
    if (carrier !== undefined) return normal.parts.get(`c${carrier}`);
    if (sender !== undefined) return normal.parts.get(`n${sender}`);
    if (provider === undefined && platform === undefined) return undefined;
    return normal.parts.get(`p${provider ?? ''}|${platform ?? ''}`);
  }

  /** What its normal rate is made of. */
  private partsOf({
    provider = '',
    platform = '',
    site = '',
    feature = '',
    sender = '',
    carrier = '',
  }: Slice): Part[] {
    const { many, normal } = this;
    const parts: Part[] = [];
    if (many.has('site')) parts.push(normal.part(`s${site}`));
    else if (many.has('sender')) parts.push(normal.part(`n${sender}`));
    if (many.has('feature')) parts.push(normal.part(`f${feature}`));
    if (many.has('carrier')) parts.push(normal.part(`c${carrier}`));
    if (many.has('site') && many.has('feature')) parts.push(normal.part(`x${site}|${feature}`));
    if (many.has('provider') || many.has('platform')) parts.push(normal.part(`p${provider}|${platform}`));
    return parts;
  }

  private slice(slice: Slice, part?: Part): Watched {
    const key = JSON.stringify(slice);
    const known = this.slices.get(key);
    if (known) return known;
    if (this.slices.size >= mostSlices) this.forget();
    const made = new Watched(key, slice, part);
    this.slices.set(key, made);
    this.members[made.shape] = (this.members[made.shape] ?? 0) + 1;
    return made;
  }

  /** Lets go of the tenth of the slices that have been quiet longest. */
  private forget() {
    const old = [...this.slices.values()]
      .filter((one) => one !== this.whole)
      .sort((a, b) => a.newest - b.newest);
    for (const one of old.slice(0, mostSlices / 10)) {
      this.slices.delete(one.key);
      this.members[one.shape] = (this.members[one.shape] ?? 1) - 1;
    }
    this.cells.clear();
  }

  save() {
    const cells = this.cells.values().map(({ slice, echo }) => ({
      slice,
      newest: echo.newest,
      minutes: savedMinutes(echo),
    }));
    return {
      first: { ...this.first },
      many: [...this.many],
      slices: [...this.slices.values()].map((one) => one.save()),
      cells,
    };
  }

  restore({ first, many, slices, cells }: ReturnType<Places['save']>) {
    this.forgotten = this.normal.forgotten;
    Object.assign(this.first, first);
    for (const dimension of many) this.many.add(dimension);
    for (const saved of slices)
      this.slice(saved.slice, saved.part === undefined ? undefined : this.normal.part(saved.part)).restore(
        saved,
      );
    for (const { slice, newest, minutes } of cells) {
      const { echo } = this.cell(slice);
      echo.newest = newest;
      for (const [at, failed, all] of minutes) {
        echo.failed[at] = failed;
        echo.all[at] = all;
      }
    }
  }
}

function savedMinutes({ failed, all }: Cell['echo']) {
  const minutes: (readonly [at: number, failed: number, all: number])[] = [];
  all.forEach((texts, at) => {
    if (texts !== 0) minutes.push([at, failed[at] as number, texts]);
  });
  return minutes;
}

/** Counts a text in its cell, for telling later what was sent again. */
export function hear(cell: Cell, minute: number, failed: number, texts: number) {
  const { echo } = cell;
  if (minute > echo.newest) {
    const from = Math.max(echo.newest + 1, minute - room + 1);
    for (let m = from; m <= minute; m++) {
      echo.failed[m % room] = 0;
      echo.all[m % room] = 0;
    }
    echo.newest = minute;
  } else if (minute <= echo.newest - room) return;
  echo.failed[minute % room] = (echo.failed[minute % room] as number) + failed;
  echo.all[minute % room] = (echo.all[minute % room] as number) + texts;
}

/** Probability that a text there in that minute is one that failed before and was sent again. */
export function again(cell: Cell, minute: number): number {
  const { echo } = cell;
  let failed = 0;
  for (let m = minute - settings.echo; m < minute; m++)
    if (m > echo.newest - room && m >= 0) failed += echo.failed[m % room] as number;
  if (failed <= 0) return 0;
  let texts = 0;
  for (let m = minute - 2; m <= minute; m++)
    if (m > echo.newest - room && m >= 0) texts += echo.all[m % room] as number;
  const echoes = (settings.echoShare * failed) / settings.echo;
  return Math.min(0.8, echoes / Math.max(echoes, texts / 3, 1 / 3));
}
