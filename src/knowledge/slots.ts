/** Fills the books' sentences with what is known. */

/** What stands for each `{name}`. */
export type Slots = Readonly<Record<string, string | undefined>>;

/** Replaces `{name}` by its slot. A slot without a value is left readable as its own name. */
export function fill(text: string, slots: Slots): string {
  return text.replace(/\{([a-z-]+)\}/g, (_, name: string) => slots[name] ?? name.replaceAll('-', ' '));
}
