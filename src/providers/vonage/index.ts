/**
 * Vonage: receipts of its SMS API, signed by a parameter, and of its Messages API, signed by a token. Each has a path
 * of its own, and either is taken at both, since the dashboard has one field for several kinds of callback.
 */
import type { Callback, Provider, Reading } from '../provider.ts';
import type { VonageConfig } from './env.ts';
import { fieldsOf } from './fields.ts';
import { isMessagesEvent, readMessagesEvent } from './messages.ts';
import { verifyBySig } from './sig.ts';
import { readSmsReceipt } from './sms.ts';
import { tokenOf, verifyByToken } from './token.ts';

export function openVonage(config: VonageConfig): readonly Provider[] {
  const verify = async (callback: Callback) => {
    const token = tokenOf(callback);
    return token ? verifyByToken(callback, token, config) : verifyBySig(callback, config);
  };
  return [
    { id: 'vonage', methods: ['POST', 'GET'], verify, read },
    { id: 'vonage-messages', methods: ['POST'], verify, read },
  ];
}

function read(callback: Callback): Reading {
  return isMessagesEvent(callback) ? readMessagesEvent(callback) : readSmsReceipt(fieldsOf(callback));
}
