/** The house as staff with Teams open see it. */
import { expect } from 'vitest';
import { cardOf, type Spot, type TeamsPerson, titlesOf } from '../fakes/teams/index.ts';
import { openHouse } from './house.ts';

/** Tokens are dated by the machine's clock, so the house begins at its hour. */
export async function openTeamsHouse(env: Readonly<Record<string, string>> = {}) {
  const house = await openHouse({ now: new Date().toISOString(), env });
  const standing = (spot: Spot) => house.teams.standingIn(spot.conversation.id);
  const last = (spot: Spot) => {
    const found = standing(spot).at(-1);
    if (!found) throw new Error(`nothing stands in ${spot.conversation.id}`);
    return found;
  };
  const words = (spot: Spot): string => cardOf(last(spot).activity).speak;
  const labels = (spot: Spot) => titlesOf(cardOf(last(spot).activity));
  const press = async (as: TeamsPerson, spot: Spot, title: string, typed?: string) => {
    const { status, body } = await house.desk.pressOn(last(spot), title, {
      as,
      in: spot,
      ...(typed === undefined ? {} : { typed: { words: typed } }),
    });
    expect(status).toBe(200);
    return body as { type: string; value: unknown };
  };
  /** Presses on until the card says what is looked for. */
  const until = async (as: TeamsPerson, spot: Spot, what: RegExp) => {
    for (let left = 14; left > 0 && !what.test(words(spot)); left--) await press(as, spot, "I don't know");
    expect(words(spot)).toMatch(what);
  };
  return { house, standing, last, words, labels, press, until };
}
