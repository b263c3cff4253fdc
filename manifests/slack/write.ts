/** Writes the manifests next to this file. */
import { writeFileSync } from 'node:fs';
import { files } from './manifest.ts';

for (const [name, content] of Object.entries(files))
  writeFileSync(new URL(name, import.meta.url), `${shortListsInline(JSON.stringify(content, null, 2))}\n`);

/** As the formatter wants it. */
function shortListsInline(json: string): string {
  return json.replace(
    /\[\s+((?:"[^"]*",?\s+)+)\]/g,
    (_, items: string) => `[${items.trim().replace(/\s+/g, ' ')}]`,
  );
}
