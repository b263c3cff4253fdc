/** An Adaptive Card as a client works it: finds what can be pressed, and gathers what was typed. */

export interface Found {
  readonly action: any;
  /** The card the action stands in, and the cards that one is shown in. */
  readonly cards: readonly any[];
}

/** The card of a message. @throws when it has none. */
export function cardOf(activity: any): any {
  const found = activity?.attachments?.find(
    (one: any) => one.contentType === 'application/vnd.microsoft.card.adaptive',
  );
  if (!found) throw new Error('the message has no card');
  return found.content;
}

/** The words on everything that can be pressed, in the order of the card. */
export const titlesOf = (card: any): string[] => actionsOf(card).map(({ action }) => action.title);

/** The Action.Execute or Action.Submit with these words. @throws when there is none, or it cannot be pressed. */
export function findAction(card: any, title: string): Found {
  const found = actionsOf(card).find(({ action }) => action.title === title);
  if (!found) throw new Error(`no button "${title}" among: ${titlesOf(card).join(' | ')}`);
  if (found.action.isEnabled === false) throw new Error(`the button "${title}" is not enabled`);
  return found;
}

function actionsOf(node: any, cards: readonly any[] = []): Found[] {
  if (Array.isArray(node)) return node.flatMap((one) => actionsOf(one, cards));
  if (typeof node !== 'object' || node === null) return [];
  const within = node.type === 'AdaptiveCard' ? [...cards, node] : cards;
  const own = /^Action\.(Execute|Submit)$/.test(node.type) ? [{ action: node, cards: within }] : [];
  const inner = Object.entries(node).flatMap(([key, value]) =>
    ['fallback', 'data', 'refresh', 'msteams', 'authentication'].includes(key)
      ? []
      : actionsOf(value, within),
  );
  return [...own, ...inner];
}

/**
 * What the client sends as `data`: the action's own, and the inputs of its card and of the cards around it, unless it
 * wants none. `typed` is by the input's id or label. @throws where a client would not let it be sent.
 */
export function gather({ action, cards }: Found, typed: Readonly<Record<string, string>> = {}): any {
  const inputs = cards.flatMap((card) => inputsOf(card));
  const unknown = Object.keys(typed).filter(
    (key) => !inputs.some((input) => input.id === key || input.label === key),
  );
  if (unknown.length > 0) throw new Error(`no field "${unknown.join('", "')}" in this card`);
  if (typeof action.data === 'string') return action.data;
  if (`${action.associatedInputs}`.toLowerCase() === 'none') return { ...action.data };
  return { ...action.data, ...Object.fromEntries(inputs.flatMap((input) => filledIn(input, typed))) };
}

/** Inputs of one card, not of the cards it can show. */
function inputsOf(node: any, top = true): any[] {
  if (Array.isArray(node)) return node.flatMap((one) => inputsOf(one, false));
  if (typeof node !== 'object' || node === null || (!top && node.type === 'AdaptiveCard')) return [];
  if (typeof node.type === 'string' && node.type.startsWith('Input.')) return [node];
  return Object.entries(node).flatMap(([key, value]) => (key === 'fallback' ? [] : inputsOf(value, false)));
}

function filledIn(input: any, typed: Readonly<Record<string, string>>): [string, string][] {
  const before = input.type === 'Input.Toggle' ? (input.value ?? input.valueOff ?? 'false') : input.value;
  const value = typed[input.id] ?? typed[input.label] ?? before;
  const field = `the field "${input.label ?? input.id}"`;
  if (input.isRequired && !value) throw new Error(`${field} has to be filled in`);
  if (value === undefined) return [];
  if (input.maxLength && value.length > input.maxLength) throw new Error(`${field} takes no more letters`);
  if (value && input.regex && !new RegExp(input.regex).test(value)) throw new Error(`${field} refuses that`);
  return [[input.id, value]];
}
