/** Slack's words as ours: slash-command text, message text, who and where. */
import type { Place } from '#chat/chat.ts';
import { commandOf } from '#chat/commands.ts';
import type { Utterance } from '#views/utterance.ts';

/** The handle of a place: a response address and when it was given, ms. Never stored, never logged. */
export class Hook {
  readonly address: string;
  readonly given: number;

  constructor(address: string, given: number) {
    this.address = address;
    this.given = given;
  }
}

/** What was typed after the command. Whatever is not `help` or `explain …` opens a talk. */
export function commandWords(typed: string): Utterance {
  const text = typed.trim();
  if (text === '') return { says: 'start' };
  return commandOf(text) ?? { says: 'start', text };
}

/** A message somebody pointed at, as plain text: Slack's own mark-up taken back to what was written. */
export function messageWords(message: {
  readonly text?: string | undefined;
  readonly attachments?: readonly { readonly text?: string; readonly fallback?: string }[] | undefined;
}): string {
  const written = message.text?.trim()
    ? message.text
    : (message.attachments ?? []).map(({ text, fallback }) => text ?? fallback ?? '').join('\n');
  return written
    .replace(/<(?:[@#!][^|>]*)\|([^>]*)>/g, '$1')
    .replace(/<[@#!][^>]*>/g, '')
    .replace(/<[^|>\s]+\|([^>]+)>/g, '$1')
    .replace(/<((?:https?|mailto|tel):[^>\s]+)>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .slice(0, 4000)
    .toWellFormed();
}

/** The parts of an interaction that say who and where; org-wide installs leave `team` null. */
export interface Sender {
  readonly team?: { readonly id: string } | null | undefined;
  readonly user: { readonly id: string; readonly team_id?: string | undefined };
}

/** Where an interaction came from. `hook`: the response address that came with it or was kept for it. */
export function placeOf(sender: Sender, channel: string, hook?: Hook, installedIn?: string): Place {
  return {
    chat: 'slack',
    workspace: installedIn ?? sender.team?.id ?? sender.user.team_id ?? '',
    channel,
    ...(hook ? { handle: hook } : {}),
  };
}
