/** Two times of day as people type them: `20:00-07:00`, `8pm to 7am`, `between 22 and 6`. */

const time = String.raw`(?<h>\d{1,2})(?:[:.h]?(?<m>[0-5]\d))?\s?(?<half>[ap])?(?:\.?m\b\.?)?|noon|midnight`;
const oneTime = new RegExp(`^(?:${time})$`, 'i');
const two = /^(?:from |between )?(?<from>.+?)(?:\s?-\s?|\s(?:to|until|till|and)\s)(?<to>.+)$/i;

/** Minutes of the day; `undefined` for what is not two different times. */
export function readTimes(text: string): { from: number; to: number } | undefined {
  const { from: first = '', to: second = '' } = two.exec(text.trim())?.groups ?? {};
  const [from, to] = [minutes(first), minutes(second)];
  if (from === undefined || to === undefined || from === to) return undefined;
  return { from, to };
}

function minutes(text: string): number | undefined {
  const match = oneTime.exec(text.trim());
  if (!match) return undefined;
  if (/noon/i.test(text)) return 12 * 60;
  if (/midnight/i.test(text)) return 0;
  const { h, m = '0', half } = match.groups ?? {};
  const hour = Number(h);
  if (half ? hour < 1 || hour > 12 : hour > 24 || (hour === 24 && m !== '00' && m !== '0')) return undefined;
  const whole = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour % 24;
  return whole * 60 + Number(m);
}
