/** Takes out of a log line what must never stand in a log. Better a lost detail than a leaked number. */

const patterns: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/hooks\.[^\s"'<>]+/gi, '[hook]'],
  [/\bxox[a-z](?:\.xox[a-z])?-[\w-]+/gi, '[token]'],
  [/\bxapp-[\w-]+/gi, '[token]'],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 [token]'],
  [/[\w.%+'-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  // seven digits or more, however they are spaced; letters before them make it an id of ours
  [/(?<![\w])[+(]?\d(?:[\s()./\-\u2010-\u2015\u00a0]{0,3}\d){6,}(?![\w])/g, '[number]'],
];

/** Fields that carry what people wrote or what opens doors: their value is left out whole. */
const closed =
  /^(body|rawbody|text|words|json|session|payload|heard|view|value|headers|cookies?|query|handle|authorization|.*(token|secret|password|signature|hash_?key))$/i;

/** The same text without tokens, hook addresses, e-mail addresses and runs of digits long enough for a phone. */
export function scrubText(text: string): string {
  return patterns.reduce((clean, [pattern, stead]) => clean.replace(pattern, stead), text);
}

/** The same value, every string in it scrubbed, closed fields left out, at any depth. */
export function scrub(value: unknown): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (typeof value === 'number') return phoneLike(value) ? '[number]' : value;
  if (Array.isArray(value)) return value.map(scrub);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      scrubText(key),
      closed.test(key) ? '[left out]' : scrub(inner),
    ]),
  );
}

/** Ten or eleven digits; epoch milliseconds have thirteen. */
const phoneLike = (value: number): boolean => Number.isInteger(value) && value >= 1e9 && value < 1e11;
