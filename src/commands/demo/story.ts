/** The play: a day of Harbour Dental on which one clinic's texts stop arriving, and the morning after. */
import type { Doing } from '#views/utterance.ts';
import type { Choice, View } from '#views/view.ts';
import { daily, type Outage } from './clinics.ts';
import type { Play } from './play.ts';

/** The bot did not do its part; the message is a sentence. */
export class Unplayed extends Error {}

/** A time of day in minutes. */
const at = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};
const nextDay = at('24:00');

/** The first minute of the play. */
export const begin = at('08:00');
/** Northside's number is no longer registered with the phone companies of the US. */
const outage: Outage = { site: 'Northside', from: at('09:40'), to: at('13:10'), code: '30034' };
/** Twilio's, for a landline. */
const landlineCode = '30006';
/** When the bot must have said so, at the latest. */
const latest = { alert: at('11:00'), over: at('16:00') };

/** Questions that Dana lets herself be asked. */
const patience = 6;

/** @param known texts in the log from before @throws Unplayed, Unread, Left */
export async function tell(play: Play, known: number): Promise<void> {
  await morning(play, known);
  await landline(play);
  await breakdown(play);
  await hands(play);
  await talk(play);
  await mended(play);
  await evening(play);
  await nextMorning(play);
}

async function morning({ stage, tell, read }: Play, known: number): Promise<void> {
  tell(
    `Harbour Dental has three clinics, Northside, Riverside and Old Town, and sends about ${grouped(daily)} texts on a working day. It does not exist, and neither do its patients.`,
  );
  tell(
    'The bot is real, all of it: signed delivery receipts come to its web door, its store keeps them, and every word it says is its own. Only the texts and the clock are made up.',
  );
  tell(
    "Lines that begin with ~ are the narrator's. Lines that begin with > are what Dana does, who works at the front desk. Ctrl-C ends it.",
  );
  await read();
  tell(
    `It is Tuesday. Two normal weeks, ${grouped(known)} texts, are in the log, so the bot knows what is normal.`,
  );
  tell('Dana wants this channel to hear when texts fail, and a list of what is to be done each morning.');
  await read();
  stage.open();
  await stage.type('alerts here, digest daily');
  await read();
}

async function landline({ tell, read, pass }: Play): Promise<void> {
  if (!(await pass(outage.from - 10, (texts) => texts.some(({ code }) => code === landlineCode)))) return;
  tell(
    'A text to a landline has just failed: somebody wrote it into the field for mobile phones. That happens every day, so the bot wakes nobody. It keeps count.',
  );
  await read();
}

async function breakdown({ stage, days, tell, read, pass }: Play): Promise<void> {
  days.breaks(outage);
  await pass(outage.from);
  tell(
    "The registration of Northside's number lapses. From now on the phone companies refuse every text from there. Nobody at the clinics can see that.",
  );
  await read();
  let refused = 0;
  const heard = await pass(latest.alert, (texts) => {
    refused += texts.filter(({ code }) => code === outage.code).length;
    return stage.alert?.title.includes(outage.site) ?? false;
  });
  if (!heard)
    throw new Unplayed('The bot raised no alarm, though every text from Northside has failed since 09:40.');
  tell(
    `That was ${days.minute - outage.from} minutes after the registration lapsed, and after ${refused} refused texts.`,
  );
  await read();
}

async function hands({ stage, days, read, pass }: Play): Promise<void> {
  await pass(days.minute + 2);
  await stage.press(doing(stage.alert, 'take'));
  await read();
}

async function talk({ stage, days, tell, read, pass }: Play): Promise<void> {
  await pass(days.minute + 1);
  tell('Dana wants to know more. The bot talks with her alone, and asks only what it has not seen itself.');
  await stage.press(doing(stage.alert, 'troubleshoot'));
  await read();
  if (stage.asks?.kind === 'verdict') tell('Nothing was left to ask.');
  for (let left = patience; left > 0 && stage.asks?.kind === 'question'; left--) {
    await stage.press(unknown(stage.asks));
    await read();
  }
  if (stage.asks?.kind !== 'verdict') throw new Unplayed('The talk came to no verdict.');
  tell('Dana calls support with that, and the front desk of Northside phones the patients of today.');
  await read();
}

async function mended({ stage, tell, read, pass }: Play): Promise<void> {
  await pass(outage.to);
  tell("The number is registered again. Northside's texts arrive.");
  await read();
  if (!(await pass(latest.over, () => stage.alert !== undefined && isOver(stage.alert))))
    throw new Unplayed('The bot did not say that it is over.');
}

async function evening({ stage, tell, read, pass }: Play): Promise<void> {
  await pass(at('17:30'));
  tell('Before she goes home, Dana asks how the day was.');
  await stage.type('status');
  await read();
}

async function nextMorning({ stage, tell, read, pass }: Play): Promise<void> {
  await pass(at('18:00'));
  tell('The clinics close. No text goes out at night, and the bot knows that this is normal.');
  await read();
  await pass(nextDay + begin);
  tell('Wednesday.');
  if (!(await pass(nextDay + at('08:10'), () => stage.said?.kind === 'digest')))
    throw new Unplayed('The list of the morning did not come.');
  await read();
  tell(
    'That was the play. README.md says under "Delivery receipts" and "Alerts" how this comes into your own Slack or Teams. To talk with the bot here: npm run chat',
  );
  await read();
}

/** Nobody can take it in hand any more. */
const isOver = ({ choices }: View): boolean =>
  !choices.some(({ says }) => says.says === 'incident' && (says.does === 'take' || says.does === 'leave'));

/** What can be pressed to do that. */
function doing(view: View | undefined, does: Doing): Choice {
  const all = [...(view?.choices ?? []), ...(view?.controls ?? [])];
  const choice = all.find(({ says }) => says.says === 'incident' && says.does === does);
  if (!choice) throw new Unplayed(`The alert has nothing to press for "${does}".`);
  return choice;
}

/** "I don't know." */
function unknown({ controls }: View): Choice {
  const choice = controls.find(({ says }) => says.says === 'skip');
  if (!choice) throw new Unplayed('The bot asks what cannot be left open.');
  return choice;
}

const grouped = (count: number): string => count.toLocaleString('en-US');
