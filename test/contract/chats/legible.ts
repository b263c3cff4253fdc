/** Words as people compare them. */

/** Letters and digits alone: what is left of a text when it is wrapped, escaped, or freed of what takes effect. */
export function legible(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The one label that stands for `wanted`, also where it is cut or numbered. @throws when there is none, or several. */
export function findLabel(labels: readonly string[], wanted: string): string {
  const want = legible(wanted);
  const found = labels.filter((label) => {
    const bare = label.replace(/^\u2060?\d+\.\s+/, '');
    const have = legible(bare);
    return bare.endsWith('…') ? have !== '' && want.startsWith(have) : [have, legible(label)].includes(want);
  });
  if (found.length === 1 && found[0] !== undefined) return found[0];
  throw new Error(`${found.length} of these are "${wanted}": ${labels.join(' | ')}`);
}

/** Control characters (a line feed excepted) and marks that hide or turn writing: none may reach a person. */
export function unseenIn(text: string): readonly string[] {
  return [...text.matchAll(/[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu)].map(
    ([mark]) => `U+${mark.codePointAt(0)?.toString(16).padStart(4, '0')}`,
  );
}

/** Every object of a JSON value, outermost first. */
export function objectsIn(value: unknown): readonly any[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value, ...inner];
}

/** Waits without a clock until something is so. @throws when it never is. */
export async function soon(ready: () => boolean, what: string): Promise<void> {
  for (let left = 10_000; left > 0; left--) {
    if (ready()) return;
    await new Promise(setImmediate);
  }
  throw new Error(`waited in vain for ${what}`);
}
