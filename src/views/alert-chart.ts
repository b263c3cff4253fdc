/** The chart of an incident: what failed, or what was heard of, by time, beside what is usual. */
import type { AlertShown } from './alert-shown.ts';
import { leastGroup } from './amounts.ts';
import type { Chart } from './view.ts';
import { axis, stretch } from './when.ts';

/** Where a chart is drawn it takes no more. */
const mostPoints = 20;
const day = 1440;

/** None where there are no two points to compare, nor of so few texts that they are not counted out. */
export function chartOf({ kind, series, zone, total: texts }: AlertShown): Chart[] {
  if (kind === 'failures' && texts < leastGroup) return [];
  const points = series.points.slice(-mostPoints);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return [];
  const days = last.from - first.from >= day * 60_000;
  const labels = points.map(({ from }) => axis(from, days, zone));
  const values = points.map(({ failed, total }) => tidy(kind === 'silence' ? total : failed));
  const usual = points.map((point) => tidy(point.usual));
  const [name, title] = kind === 'silence' ? ['Heard of', 'Texts heard of'] : ['Failed', 'Failed texts'];
  const each = `each ${stretch(series.minutes)}`;
  return [
    {
      kind: 'chart',
      form: 'line',
      title: `${title}, ${each}`,
      labels,
      series: [
        { name, values },
        { name: 'Usual', values: usual },
      ],
      said: [
        `${name} ${each} from ${labels[0]}${zone ? '' : ' UTC'}: ${values.join(', ')}. ${usually(usual)}`,
      ],
    },
  ];
}

function usually(usual: readonly number[]): string {
  const whole = usual.map((value) => Math.round(value));
  const [low, high] = [Math.min(...whole), Math.max(...whole)];
  if (high < 1) return 'Usual: hardly any.';
  return low === high ? `Usual: about ${low} each.` : `Usual: ${low} to ${high} each.`;
}

/** Finite, not negative, one decimal. */
const tidy = (value: number): number =>
  Number.isFinite(value) && value > 0 ? Math.round(value * 10) / 10 : 0;
