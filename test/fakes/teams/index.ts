/**
 * A Teams to test against: `startFakeTeams()` takes what the bot says, `atDesk()` is people who use it, and
 * `startFakeIssuer()` vouches for what they send.
 */
export { cardOf, findAction, titlesOf } from './card.ts';
export { bot, channel, group, people, personal, type Spot, type TeamsPerson, tenants } from './cast.ts';
export { atDesk, type Desk, type Sent } from './desk.ts';
export { appId, type FakeIssuer, startFakeIssuer, type TokenWish, trusting } from './issuer.ts';
export type { CallKind } from './route.ts';
export {
  type Call,
  type FakeTeams,
  type Mishap,
  type Standing,
  startFakeTeams,
} from './server.ts';
