/** What can be pressed in the message of an incident. */
import type { AlertShown } from './alert-shown.ts';
import { isBlind } from './alert-story.ts';
import { alertWords as words } from './alert-texts.ts';
import type { Doing } from './utterance.ts';
import type { Choice, View } from './view.ts';

/** @param over nobody has to do anything any more. */
export function pressable(shown: AlertShown, over: boolean): Pick<View, 'choices' | 'controls'> {
  const { ref, taken, snoozed, details, now } = shown;
  const press = (label: string, does: Doing): Choice => ({ label, says: { says: 'incident', ref, does } });
  const sleeps = snoozed !== undefined && snoozed.until > now;
  // a talk asks about texts that failed; where nothing is heard there is nothing to ask
  const talk = isBlind(shown) ? [] : [press(words.troubleshoot, 'troubleshoot')];
  const open: Choice[] = [
    taken ? press(words.leave, 'leave') : { ...press(words.take, 'take'), look: 'primary' },
    ...(sleeps
      ? [press(words.wake, 'wake')]
      : [press(words.snoozeHour, 'snooze-hour'), press(words.snoozeTomorrow, 'snooze-tomorrow')]),
    ...talk,
    press(words.noProblem, 'no-problem'),
  ];
  return {
    choices: over ? talk : open,
    controls: [details ? press(words.hideDetails, 'hide-details') : press(words.showDetails, 'show-details')],
  };
}
