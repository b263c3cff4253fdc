/** What is said below the message of an incident: complete in itself, for who reads only that. */
import { advise } from '#knowledge/advice.ts';
import { causeTitle } from './alert.ts';
import type { AlertShown, News } from './alert-shown.ts';
import { isBlind, titleOf } from './alert-story.ts';
import { whoCan } from './alert-texts.ts';
import { group } from './amounts.ts';
import type { View } from './view.ts';

/** @param shown the incident as it is now. */
export function followView(news: News, shown: AlertShown): View {
  const [title, ...lines] = said(news, shown);
  return {
    kind: 'alert',
    title,
    body: lines.map((line) => ({ kind: 'text', spans: [line] })),
    choices: [],
    controls: [],
  };
}

function said(news: News, shown: AlertShown): [string, ...string[]] {
  switch (news.kind) {
    case 'worse':
      return [
        soFar('Worse: ', { ...shown, ...counts(news) }),
        `When I told you last, ${group(news.before)} had failed.`,
      ];
    case 'cause':
      return [
        soFar('Another likely cause: ', shown),
        `Now it looks like this: ${clause(news.cause, shown)}. Before: ${clause(news.before, shown)}.`,
        whoCan[advise(news.cause, shown.platform ?? 'other').fixer],
      ];
    case 'wider':
      return [soFar('More is affected than I thought: ', { ...shown, slice: news.slice })];
    case 'narrower':
      return [soFar('Less is affected than I thought: ', { ...shown, slice: news.slice })];
    case 'still':
      return [soFar('Still going on: ', { ...shown, ...counts(news) })];
    case 'resolved':
      return resolved(news, shown);
  }
}

function resolved(news: Extract<News, { kind: 'resolved' }>, shown: AlertShown): [string, string] {
  const { dismissed: _, ...open } = shown;
  const resolvedAt = shown.since + news.minutes * 60_000;
  const title = titleOf({ ...open, ...counts(news), expected: news.expected, resolvedAt });
  if (isBlind(shown)) return [title, 'What was sent meanwhile may have arrived all the same.'];
  if (shown.kind === 'silence') return [title, 'Please check that nothing that was due is still waiting.'];
  return [title, 'Texts get through as usual now. Those that failed were not sent again by me.'];
}

const counts = ({ failed, total }: { failed: number; total: number }) => ({ failed, total });
const clause = (cause: AlertShown['cause'], shown: AlertShown) => {
  const title = causeTitle({ ...shown, cause });
  return /^[A-Z][a-z' ]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
};

/** How it stands, whatever was done about it. */
function soFar(prefix: string, { resolvedAt: _, dismissed: __, ...open }: AlertShown): string {
  return titleOf(open, prefix);
}
