/** Somebody at the front desk with Slack open: types the command, presses buttons by their words, fills in windows. */
import { actionPayload, commandFields, shortcutPayload, submissionPayload, type Where } from './payloads.ts';
import type { FakeSlack } from './server.ts';
import { postForm, postPayload } from './sign.ts';
import { validatePayload } from './validate.ts';

/** How what a person does reaches the bot; gives the acknowledged body, `''` when empty. */
export type Wire = (type: 'slash_commands' | 'interactive', payload: object) => Promise<any>;

/** Over HTTP to the bot at `base`; throws when it does not answer 200. */
export function httpWire(slack: FakeSlack, base: string): Wire {
  return async (type, payload) => {
    const response =
      type === 'slash_commands'
        ? await postForm(base, payload as Record<string, string>, slack.signing())
        : await postPayload(base, payload, slack.signing());
    if (response.status !== 200) throw new Error(`the bot answered ${response.status}`);
    const body = await response.text();
    return body === '' ? '' : JSON.parse(body);
  };
}

/** Over Socket Mode. */
export function socketWire(slack: FakeSlack): Wire {
  return async (type, payload) => {
    const body = await slack.deliver(type, payload);
    if (typeof body === 'string') throw new Error(`the bot was ${body}`);
    return Object.keys(body ?? {}).length === 0 ? '' : body;
  };
}

export type Person = ReturnType<typeof person>;

export function person(slack: FakeSlack, wire: Wire, who: Where = {}) {
  const where: Where = { team: 'T1', channel: 'C1', user: 'U1', ...who };
  let message: any;
  let window: any;
  let news = 0;

  const see = (body: any) => {
    if (body.response_type === 'in_channel' && !body.replace_original) return;
    message = body;
    news += 1;
  };
  const fresh = (): Where => ({ ...where, responseUrl: slack.responseUrl(see), trigger: slack.trigger() });
  const front = () => (window ? slack.views.get(window.id) : message);
  const buttons = (on: any = front()): any[] =>
    (on?.blocks ?? []).flatMap((block: any) => (block.type === 'actions' ? block.elements : []));
  const openedSince = (before: number) =>
    slack.until(() => [...slack.views.values()].slice(before)[0], 'a window to open');

  const me = {
    /** The bot's message only this person sees, as Slack got it last. */
    get message() {
      return message;
    },
    /** The window in front, as Slack got it last. */
    get window() {
      return window && slack.views.get(window.id);
    },
    /** The words on the buttons in front of this person. */
    get labels(): readonly string[] {
      return buttons().map((button) => button.text.text);
    },
    button: (label: string, on?: any) => {
      const found = buttons(on).find((one) => one.text.text === label);
      if (!found) throw new Error(`no button "${label}" among: ${me.labels.join(' | ')}`);
      return found;
    },
    /** Types `/smsfail <text>` and waits for the answer. */
    command: async (text = '') => {
      const before = news;
      const body = await wire('slash_commands', commandFields(text, fresh()));
      if (body === '')
        await slack.until(() => (news > before ? true : undefined), 'an answer to the command');
      else {
        const refused = validatePayload(body, 'message');
        slack.refusals.push(...refused.map((one) => ({ where: 'ack', ...one })));
        see(body);
      }
      return message;
    },
    /** Presses the button with these words and waits for what follows; `on` an older message, if given. */
    press: async (label: string, on?: any) => {
      const button = me.button(label, on);
      const pressed = { actionId: button.action_id, value: button.value, label };
      if (window) return me.pressInWindow(pressed);
      const before = news;
      await wire('interactive', actionPayload(pressed, fresh()));
      await slack.until(() => (news > before ? true : undefined), `an answer to "${label}"`);
      return message;
    },
    /**
     * Presses in a message that everybody sees, by its ts, and waits until that was redrawn, or until an answer for this
     * person alone came.
     */
    pressOn: async (ts: string, label: string) => {
      const button = me.button(label, slack.messages.get(ts));
      let answers = 0;
      const responseUrl = slack.responseUrl((body) => {
        answers += 1;
        if (body.response_type !== 'in_channel') see(body);
      }, ts);
      const pressed = { actionId: button.action_id, value: button.value, label, ephemeral: false, ts };
      await wire('interactive', actionPayload(pressed, { ...where, responseUrl, trigger: slack.trigger() }));
      await slack.until(() => (answers > 0 ? true : undefined), `an answer to "${label}"`);
      return slack.messages.get(ts);
    },
    pressInWindow: async (pressed: { actionId: string; value?: string; label: string }) => {
      const updates = slack.callsTo('views.update').length;
      const { responseUrl: _, ...without } = fresh();
      await wire('interactive', actionPayload({ ...pressed, view: slack.views.get(window.id) }, without));
      await slack.until(
        () => (slack.callsTo('views.update').length > updates ? true : undefined),
        `an answer to "${pressed.label}"`,
      );
      window = slack.views.get(window.id);
      return window;
    },
    /**
     * Presses the button that opens the field, types and sends. Gives what Slack was told to do with the window:
     * `''` closes it, `{response_action: 'errors' | 'update', …}`.
     */
    type: async (label: string, words: string) => {
      const button = me.button(label);
      const before = slack.views.size;
      const below = window;
      const pressed = { actionId: button.action_id, value: button.value, label };
      const { responseUrl, ...rest } = fresh();
      const at = below ? rest : { ...rest, ...(responseUrl ? { responseUrl } : {}) };
      await wire(
        'interactive',
        actionPayload(below ? { ...pressed, view: slack.views.get(below.id) } : pressed, at),
      );
      const field = await openedSince(before);
      const body = await me.submit(field, words);
      if (body !== '' && body.response_action === 'update') window = { id: field.id };
      else window = below && slack.views.get(below.id);
      return body;
    },
    /** Sends a window that stands open with these words in its field. */
    submit: async (view: any, words: string) => {
      const body = await wire('interactive', submissionPayload(view, { typed: { words } }, fresh()));
      if (body?.response_action === 'update') {
        const refused = validatePayload(body.view, 'modal');
        slack.refusals.push(...refused.map((one) => ({ where: 'ack', ...one })));
        slack.views.set(view.id, { id: view.id, ...body.view });
      }
      return body;
    },
    /** Uses the message shortcut on a message with this text; the reply comes in a window. */
    shortcut: async (text: string) => {
      const before = slack.views.size;
      const updates = slack.callsTo('views.update').length;
      await wire('interactive', shortcutPayload(text, fresh()));
      window = await openedSince(before);
      await slack.until(
        () => (slack.callsTo('views.update').length > updates ? true : undefined),
        'the reply',
      );
      window = slack.views.get(window.id);
      return window;
    },
    /** Closes the window in front. */
    closeWindow: () => {
      window = undefined;
    },
  };
  return me;
}
