import type { Cell } from './places.ts';
import type { Slice } from './traffic.ts';

type Tree<T> = Map<string, Map<string, T>>;

/** Cells by where they are. Looking six times takes less time than putting together one key that is as good. */
export class Cells {
  private tree: Tree<Tree<Tree<Cell>>> = new Map();
  private all: Cell[] = [];

  get size(): number {
    return this.all.length;
  }

  values(): readonly Cell[] {
    return this.all;
  }

  get(slice: Slice): Cell | undefined {
    return this.leaf(slice).get(slice.sender ?? '');
  }

  set(slice: Slice, cell: Cell) {
    this.leaf(slice).set(slice.sender ?? '', cell);
    this.all.push(cell);
  }

  clear() {
    this.tree = new Map();
    this.all = [];
  }

  private leaf({ provider = '', platform = '', feature = '', carrier = '', site = '' }: Slice) {
    return branch(branch(branch(branch(branch(this.tree, provider), platform), feature), carrier), site);
  }
}

function branch<T>(tree: Tree<T>, value: string): Map<string, T> {
  let found = tree.get(value);
  if (found === undefined) {
    found = new Map();
    tree.set(value, found);
  }
  return found;
}
