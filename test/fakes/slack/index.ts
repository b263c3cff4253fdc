/** A Slack to test against: `startFakeSlack()`, somebody who uses it: `person()`, and signed requests by hand. */
export type { Channel } from './conversations.ts';
export * from './payloads.ts';
export { httpWire, type Person, person, socketWire, type Wire } from './person.ts';
export { type FakeSlack, type Mishap, startFakeSlack } from './server.ts';
export { postForm, postPayload, type Signing, signatureHeaders } from './sign.ts';
export { type Refusal, type Surface, validatePayload } from './validate.ts';
