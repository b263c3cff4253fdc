/** Delivery codes and error texts of the providers and products: what each means, and how to find the one somebody typed. */
export { causeAnywhere, causeOf, type Reported } from './cause.ts';
export type { Fixer, Permanence } from './code.ts';
export { findCodes, findProvider, type Within } from './find.ts';
export { type Code, type CodeKey, codeByKey, codes, keyOf, type ProviderId, providers } from './registry.ts';
export { codesOf } from './reported.ts';
