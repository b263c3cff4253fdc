import type { Book } from '../book.ts';
import type { PlatformId } from '../facts.ts';
import { caremessage } from './caremessage.ts';
import { cliniko } from './cliniko.ts';
import { dentalIntelligence } from './dental-intelligence.ts';
import { notify } from './notify.ts';
import { openDental } from './open-dental.ts';
import { other } from './other.ts';

/** Every platform's book; one line adds a product. */
export const platforms: Readonly<Record<PlatformId, Book>> = {
  caremessage,
  cliniko,
  'open-dental': openDental,
  notify,
  'dental-intelligence': dentalIntelligence,
  other,
};
