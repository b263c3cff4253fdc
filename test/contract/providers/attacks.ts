/** What bodies can be made of, so that every place in them is tried. Nothing here is random. */

/** Stands where something else is due. */
export const oddValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e300,
  '',
  ' ',
  'a\u0000b',
  'line\nline',
  'x'.repeat(100_000),
  '\ud800',
  '__proto__',
  'constructor',
  '2026-13-45T99:99:99Z',
  [],
  [[[[[]]]]],
  [null, [null]],
  {},
  { toString: 'no function', length: -1 },
];

/** Bodies of no sense at all. */
export const oddBodies: readonly Buffer[] = [
  '',
  ' ',
  'null',
  '0',
  '"text"',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '{"__proto__":{"id":1}}',
  '{"data":null}',
  '{',
  '='.repeat(1000),
  '&&&',
  '%',
  '%ZZ=%',
  'a=1&a=2&a=3',
  '['.repeat(100_000),
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  JSON.stringify(Array(20_000).fill({})),
]
  .map((text) => Buffer.from(text))
  .concat(
    Buffer.from([0xff, 0xfe, 0xc3, 0x28]),
    Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
    Buffer.alloc(1000),
  );

/** The body with one value of it replaced or left out, at each place in turn; a form counts as its fields. */
export function* changedBodies(body: string): Generator<Buffer> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    const fields = [...new URLSearchParams(body)];
    for (const at of fields.keys()) {
      yield Buffer.from(String(new URLSearchParams(fields.filter((_, other) => other !== at))));
      yield Buffer.from(String(new URLSearchParams([...fields, fields[at] as [string, string]])));
      for (const odd of oddValues) {
        const value = typeof odd === 'string' ? odd : JSON.stringify(odd);
        const changed = fields.map((field, other): typeof field =>
          other === at ? [field[0], value] : field,
        );
        yield Buffer.from(String(new URLSearchParams(changed)));
      }
    }
    return;
  }
  for (const changed of changes(json)) yield Buffer.from(JSON.stringify(changed) ?? '');
}

/** What JSON leaves out. */
const absent = Symbol('absent');

/** A JSON text inside JSON is opened as well: SNS sends so. */
function* changes(value: unknown): Generator<unknown> {
  yield absent;
  yield* oddValues;
  if (typeof value === 'string' && value.startsWith('{')) {
    for (const changed of changes(JSON.parse(value))) yield JSON.stringify(changed === absent ? {} : changed);
  } else if (Array.isArray(value)) {
    for (const [at, one] of value.entries())
      for (const changed of changes(one)) yield value.with(at, changed);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value))
      for (const changed of changes(one)) yield { ...value, [name]: changed };
  }
}

/** The bytes with one bit turned, at up to `most` places spread over them. */
export function* flipped(bytes: Buffer, most: number): Generator<Buffer> {
  const step = Math.max(1, Math.floor(bytes.length / most));
  for (let at = 0; at < bytes.length; at += step) {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 1;
    yield copy;
  }
}
