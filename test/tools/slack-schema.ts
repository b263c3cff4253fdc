/** Writes test/fakes/slack/schema.generated.json from Slack's own types: `node test/tools/slack-schema.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createGenerator } from 'ts-json-schema-generator';

const root = new URL('../../', import.meta.url).pathname;
const { version } = JSON.parse(readFileSync(`${root}node_modules/@slack/types/package.json`, 'utf8'));

const schema = createGenerator({
  path: `${root}test/fakes/slack/schema-entry.ts`,
  tsconfig: `${root}tsconfig.json`,
  type: 'Surfaces',
  skipTypeCheck: true,
}).createSchema('Surfaces');

const definitions = schema.definitions as {
  AnyBlock: object;
  RichTextList: { properties: { offset?: object } };
};
// the types let a view hold anything with a `type`, and do not know the documented `offset` of a list yet
definitions.AnyBlock = { $ref: '#/definitions/KnownBlock' };
definitions.RichTextList.properties.offset = { type: 'number' };

writeFileSync(
  `${root}test/fakes/slack/schema.generated.json`,
  `${JSON.stringify({ $comment: `@slack/types ${version}`, ...(bare(schema) as object) }, null, 2)}\n`,
);

/** Without the prose. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !(key === 'description' && typeof inner === 'string'))
      .map(([key, inner]) => [key, bare(inner)]),
  );
}
