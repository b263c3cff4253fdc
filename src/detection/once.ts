/** Counts each text once, though its receipts come late, twice and in any order. */

/** What a receipt adds: the first word of a text; its end, of which a first word was counted; or nothing new. */
export type Heard = 'first' | 'end' | 'known';

const isBegun = 1;
const isEnded = 2;

/** Hashed ids with what was counted of them: open addressing, 64 bits of hash, at most half full. */
class Generation {
  private keys = new Uint32Array(2 * 1024);
  private states = new Uint8Array(1024);
  size = 0;

  /** The place of an id, or where it would go. */
  private place(a: number, b: number): number {
    const mask = this.states.length - 1;
    let at = a & mask;
    while (this.states[at] !== 0 && (this.keys[2 * at] !== a || this.keys[2 * at + 1] !== b))
      at = (at + 1) & mask;
    return at;
  }

  get(a: number, b: number): number {
    return this.states[this.place(a, b)] as number;
  }

  set(a: number, b: number, state: number) {
    if (2 * this.size >= this.states.length) this.grow();
    const at = this.place(a, b);
    if (this.states[at] === 0) this.size++;
    this.keys[2 * at] = a;
    this.keys[2 * at + 1] = b;
    this.states[at] = state;
  }

  private grow() {
    const { keys, states } = this;
    this.keys = new Uint32Array(2 * keys.length);
    this.states = new Uint8Array(2 * states.length);
    for (let old = 0; old < states.length; old++) {
      if (states[old] === 0) continue;
      const at = this.place(keys[2 * old] as number, keys[2 * old + 1] as number);
      this.keys[2 * at] = keys[2 * old] as number;
      this.keys[2 * at + 1] = keys[2 * old + 1] as number;
      this.states[at] = states[old] as number;
    }
  }
}

export interface Once {
  /**
   * @param id unique among all texts of a group
   * @param ended whether the text has ended, rightly or not; a later end that says otherwise is not believed
   * @param now epoch ms
   * @param group a whole number for whose text it is
   */
  hear(id: string, ended: boolean, now: number, group?: number): Heard;
}

/**
 * Remembers ids for `life` to twice `life` ms, and at most `room` of them twice over: about 18 bytes each, 36 MB at most
 * by default. Two ids are taken for one with a chance of one in 2^64 / (ids remembered).
 */
export function openOnce({ life = 26 * 3_600_000, room = 1_000_000 } = {}): Once {
  let young = new Generation();
  let old = new Generation();
  let since: number | undefined;
  return {
    hear(id, ended, now, group = 0) {
      since ??= now;
      if (now - since >= life || young.size >= room) {
        // after a long silence nothing old is left
        old = now - since >= 2 * life ? new Generation() : young;
        young = new Generation();
        since = now;
      }
      const [a, b] = hash(id, group);
      const state = young.get(a, b) || old.get(a, b);
      if (state === isEnded || (state === isBegun && !ended)) return 'known';
      young.set(a, b, ended ? isEnded : isBegun);
      return state === 0 ? 'first' : 'end';
    },
  };
}

/** Two independent 32-bit hashes: FNV-1a with two primes, each mixed as MurmurHash3 does at its end. */
function hash(text: string, group: number): readonly [number, number] {
  let a = Math.imul(group, 0x9e3779b1) ^ 0x811c9dc5;
  let b = Math.imul(group, 0x85ebca77) ^ 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995);
  }
  return [mixed(a), mixed(b ^ (a >>> 15))];
}

function mixed(x: number): number {
  let h = x ^ (x >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
