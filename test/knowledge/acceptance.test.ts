/** The acceptance list row by row: what the books say for each of its 94 rows, and what the bot does where a row is a rule. */
import { describe, expect, it } from 'vitest';
import type { Book, Suspect } from '#knowledge/book.ts';
import { type CauseId, causes } from '#knowledge/causes/index.ts';
import type { RowId } from '#knowledge/documents.ts';
import { type FactId, facts, type PlatformId } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import type { Fact, Step } from '#knowledge/shape.ts';
import type { TopicId } from '#knowledge/topics.ts';
import { understand } from '#understanding/understand.ts';
import { begin, plainDesk } from '../conversation/talk.ts';

/** What may be asked for a row, which causes rest on it, and a name for it. */
interface Rests {
  readonly asks?: readonly FactId[];
  readonly causes?: readonly CauseId[];
  readonly answers?: readonly TopicId[];
}

type Line = readonly [row: RowId, rests: Rests, says: readonly RegExp[]];

// biome-ignore format: a row is a line
const table: readonly Line[] = [
  ['CM1', { asks: ['status'], answers: ['where-to-look'] }, [/profile.*Recent Messaging Activity.*every text, from every feature/]],
  ['CM2', { asks: ['sent-at', 'channel'], causes: ['outside-messaging-hours'] }, [/7 AM to 9 PM \(07:00 to 21:00\)/, /hours of its own/, /again inside those hours/, /does not say which time zone counts, nor whether 7 AM and 9 PM themselves are inside/]],
  ['CM3', { asks: ['shared-number', 'opted-out'], causes: ['shared-number-opt-out'], answers: ['shared-check'] }, [/each profile that shares the number/, /may never have opted out/, /leave it as it is until that person asks/, /two ways.*not in the text we hold/, /see the page itself/]],
  ['CM4', { asks: ['failure-scope', 'line-type'], causes: ['carrier-blocked-content'] }, [/profile cannot prove/, /what remains when the others do not fit/, /Note the time, the feature/]],
  ['CM5', { asks: ['line-type', 'listed-as'], causes: ['landline-number'] }, [/[Cc]all the patient/, /list the number as a landline/, /opposite of a mobile that is only listed as landline/]],
  ['CM6', { asks: ['failure-scope', 'line-type'], causes: ['handset-unreachable', 'recipient-service-suspended'] }, [/[Pp]repaid/, /Wait a while and send the text again once/, /names the cause but no step/]],
  ['CM7', { asks: ['failure-scope'], causes: ['landline-number'] }, [/every text to one patient fails, the number itself is the first suspect/, /call the patient/]],
  ['CM8', { asks: ['failure-scope', 'number-changed'], causes: ['number-recently-changed'] }, [/where it changed: in the EHR, in CareMessage, or in both/, /call the patient/, /list it as a landline/, /lands in both the EHR and CareMessage/]],
  ['CM9', { asks: ['channel'], causes: ['number-type-mislabelled'] }, [/compare Messenger with Appointment Reminders/, /Patient Info/, /Mobile, as Landline/]],
  ['CM10', { asks: ['listed-as', 'channel', 'line-type'], causes: ['number-type-mislabelled'] }, [/also list it as a mobile number \(keep the landline entry\)/, /send the text again/, /only if the line really takes texts/]],
  ['CM11', { answers: ['all-messages'] }, [/profile.*Recent Messaging Activity.*across all features/]],
  ['CM12', { answers: ['line-type-place'] }, [/profile.*Patient Info.*Mobile or Landline/]],
  ['CM13', {}, [/common causes, not all of them/]],
  ['CM14', {}, [/E-mail CareMessage Support/, /investigate/]],
  ['CM15', {}, [/no patient data \(PHI\) in the e-mail/, /Never put patient data in an e-mail/]],
  ['CM16', { answers: ['secure-upload'] }, [/https:\/\/www\.dropbox\.com\/request\/7UKn5H68LyHguawJOFVV/, /bot never carries the file, and the link may change/]],

  ['CL1', { asks: ['status'], answers: ['where-to-look'] }, [/Open Communications and search/, /Failed, Sent, or no record at all/, /everything (?:else that|sent from) Cliniko/]],
  ['CL2', { asks: ['status', 'credits'], causes: ['out-of-credits'] }, [/Failed \(in red\)/, /Settings → SMS settings/]],
  ['CL3', { asks: ['credits'], causes: ['out-of-credits'] }, [/At 0 or below, top up/, /can be below zero/, /Every kind of SMS needs credit/]],
  ['CL4', { asks: ['status'], causes: ['out-of-credits'] }, [/tries, fails, and leaves a failed record/, /among the causes of a missing record too/]],
  ['CL5', { asks: ['credits', 'reminder-window'], causes: ['out-of-credits'], answers: ['retry-clock'] }, [/every hour on the hour, for up to five hours after the reminder window/, /nothing to send by hand/, /does not say that texts sent by hand are tried again/]],
  ['CL6', { asks: ['reminder-window'], causes: ['out-of-credits'], answers: ['retry-clock'] }, [/window from 10:00 to 11:00, top up before 15:00/, /read in two ways.*from the start.*from its end/, /16:00/, /earlier time; neither is a promise/, /send it again yourself or call/]],
  ['CL7', { asks: ['line-type', 'status'], causes: ['landline-number'] }, [/names only one cause, missing credit/, /would be a guess/, /really a mobile/, /chat bubble/]],
  ['CL8', { asks: ['reach', 'location-reminders'], causes: ['reminders-off-for-business'] }, [/Settings → Business information → choose the business/, /near the bottom, set "Send appointment reminders for appointments at this business" to On\. Save/i, /one clinic can be silent while the others work/]],
  ['CL9', { asks: ['reminder-template', 'reach'], causes: ['reminder-template-not-linked'] }, [/Settings → Appointment types/, /"Appointment reminder SMS"/, /"None", click it, choose a template\. Save/, /Two things must hold: an SMS reminder template exists, and it is linked/]],
  ['CL10', { asks: ['reminder-template'], causes: ['reminder-template-missing'] }, [/Create a new SMS reminder template/, /create an SMS reminder template first and then link it/]],
  ['CL11', { asks: ['listed-as'], causes: ['no-mobile-number-on-file'] }, [/Ask the patient for a mobile number/, /choose Mobile as its type\. Save/]],
  ['CL12', { asks: ['listed-as'], causes: ['number-type-mislabelled'] }, [/Edit the patient → Contact information → choose Mobile.*Save/, /helps future reminders/]],
  ['CL13', { answers: ['setup-check'] }, [/"Mobile" beside the number and a "Send SMS message" link under it/]],
  ['CL14', { answers: ['number-format'] }, [/makes no difference how the number is written/, /Leave the number as it is/, /the label "Mobile"/]],
  ['CL15', { asks: ['reminder-preference'], causes: ['patient-preference-excludes-sms'] }, [/beats the default of the practice/, /Communication preferences: see what "automated reminder" says/]],
  ['CL16', { causes: ['patient-preference-excludes-sms'], answers: ['opt-in-again'] }, [/Before you change anything, ask the patient/, /consent leave the preference as it is/]],
  ['CL17', { asks: ['status'], causes: ['sent-but-not-received'], answers: ['support-id'] }, [/Make sure first that the rest is right/, /click the date of the text\. The communication ID is in the page address \(URL\): copy it/, /chat bubble at the lower right/, /ID is enough; leave patient data out/]],
  ['CL18', { asks: ['channel'], answers: ['reminder-or-manual'] }, [/automatic reminders or a text somebody sent by hand\?/, /A text sent by hand needs SMS credit and a number labelled "Mobile"/]],
  ['CL19', {}, [/each change in Settings was saved/]],

  ['OD1', { asks: ['status', 'connector'], causes: ['platform-connector-down'] }, [/stay Pending were most likely queued while the eConnector was not running/, /eServices → eConnector: acknowledge any errors, then refresh/]],
  ['OD2', { asks: ['connector'], causes: ['platform-connector-down', 'still-pending'] }, [/the texts have gone: tell the team, and do not send them again/]],
  ['OD3', { asks: ['connector'], causes: ['platform-connector-down'] }, [/still shows an error, contact Open Dental Support or see the eServices Troubleshooting page/]],
  ['OD4', { asks: ['sender-line'], causes: ['sender-pending-activation'] }, [/Wait until Open Dental HQ has confirmed/, /gives no time for it/, /office's own line, not the patient's/]],
  ['OD5', { asks: ['status'], causes: ['still-pending'] }, [/may go on showing Pending after a text was sent/, /Ask the patient, or text your own phone, before anything else/, /Pending is not a failure/]],
  ['OD6', { asks: ['self-test', 'patient-retest'] }, [/Text your own phone/]],
  ['OD7', { asks: ['self-test'], causes: ['practice-side-outage'] }, [/Contact Open Dental Support: say that a test text to your own phone does not arrive/]],
  ['OD8', { asks: ['self-test', 'patient-retest', 'reach'], causes: ['temporary-problem'] }, [/Send the patient the text again, once/, /instead of trying on/]],
  ['OD9', { asks: ['patient-retest', 'self-test'], causes: ['sent-but-not-received'] }, [/Contact Open Dental Support for further help/]],
  ['OD10', { asks: ['status'], causes: ['landline-number', 'invalid-number-format', 'country-not-enabled'] }, [/"Delivery Failure Receipt"/, /wireless phone/, /Edit Patient Information/]],
  ['OD11', { asks: ['line-type'], causes: ['landline-number'] }, [/replace the wireless phone, then try the text again/, /Ask the patient for a mobile/]],
  ['OD12', { asks: ['recipient-number', 'recipient-country'], causes: ['invalid-number-format'] }, [/wrong country or area code/, /area code, and the country code/]],
  ['OD13', { asks: ['recipient-country', 'recipient-number'], causes: ['country-not-enabled'] }, [/another channel for this patient/, /cannot make its country eligible/, /is our advice; the manual gives none/]],
  ['OD14', { asks: ['recipient-number'], causes: ['invalid-number-format'], answers: ['number-format'] }, [/minds how the number is written/, /it matters/]],
  ['OD15', { asks: ['reach'] }, [/happens often and cannot be mended, contact Open Dental Support/, /how many texts are affected and since when/]],
  ['OD16', { answers: ['commlog-delete'] }, [/every text sent or received/, /can delete the one of a text you sent; the one of a received text stays, because it is tied/, /not a fault/]],
  ['OD17', { asks: ['has-link', 'channel'], causes: ['url-in-manual-text'] }, [/Take the link out/, /only through the Automated Messaging feature, for example Web Sched/, /compare: does the same text arrive without the link/]],
  ['OD18', { asks: ['channel'], answers: ['other-manual-pages'] }, [/General eServices Troubleshooting/, /eReminder and eConfirmation Troubleshooting/, /Web Sched Troubleshooting/, /Appointment Texts/, /version 24\.4.*versions 17\.4 to 24\.4/]],

  ['NO1', { answers: ['where-to-look'] }, [/History and press "View Details".*chart of the statuses.*list of recipients/, /how many are affected/]],
  ['NO2', { asks: ['status'], causes: ['delivered'] }, [/Delivered means that the text arrived/, /blocked, spam and unknown senders/]],
  ['NO3', { asks: ['error'] }, [/"Failed Message Reason"/]],
  ['NO4', { asks: ['status'], causes: ['still-pending'] }, [/still on its way/, /Check again later; do not resend/, /no time after which Unknown becomes a failure/]],
  ['NO5', { asks: ['failure-scope'], causes: ['handset-unreachable'] }, [/Unreachable destination handset/, /Twilio 30003/, /may be switched off/, /Only if it fails again and again, you may opt the number out/, /about cost/]],
  ['NO6', { asks: ['failure-scope'], causes: ['unassigned-number'] }, [/Unknown destination handset/, /Twilio 30005/, /may no longer exist, or that the phone cannot take texts/, /Confirm the number/, /again and again, you may opt/]],
  ['NO7', { asks: ['line-type'], causes: ['landline-number', 'no-route-to-carrier'] }, [/Landline or unreachable carrier/, /Twilio 30006/, /two meanings: a landline, or a phone company that cannot be reached/, /Confirm with the person first/, /opt such numbers out at once/, /Asking first is our advice/]],
  ['NO8', { causes: ['invalid-number-format'] }, [/Invalid number/, /Check the format/, /minds how the number is written/]],
  ['NO9', { asks: ['has-link', 'reach'], causes: ['carrier-blocked-content'] }, [/Carrier violation/, /Twilio 30007/, /Contact Notify Support if you see this on your campaigns/, /false alarm.*"Message filtered"/, /spam filters for e-mail/]],
  ['NO10', { asks: ['recipient-number', 'recipient-country'], causes: ['invalid-number-format', 'country-not-enabled'], }, [/HTTP 400 error - Unable to create record/, /never sent/, /badly written number or a country/, /use another channel/]],
  ['NO11', { causes: ['status-lookup-failed'] }, [/HTTP 404 error - Unable to fetch record/, /Only the reading of the status failed/, /Notify Support: this should be rare/, /Do not resend blindly/]],
  ['NO12', { answers: ['suppress-for-cost'] }, [/cost of later campaigns, not the person's consent/, /note who opted it out and why, apart from opt-outs that people made themselves/]],

  ['DI1', { answers: ['send-message'] }, [/Inbox, Patients or Patient Chat tab.*3-dot menu.*Communication → Send a direct message/]],
  ['DI2', { asks: ['channel'], causes: ['no-send-attempt-recorded'] }, [/Load a Quick Message/, /Delivery Channel/, /Schedule for Future; then press Send/, /reads as if every message had to be scheduled.*optional/]],
  ['DI3', { asks: ['bulk-volume'] }, [/Tick the acknowledgement box/, /unticked bulk send does not go out/]],
  ['DI4', { asks: ['bulk-volume'], causes: ['bulk-hourly-limit-exceeded'], answers: ['bulk-limit'] }, [/limited to 250 an hour/, /age filter/, /limit of the product, not a failed delivery/, /Spreading it over hours is our advice/]],
  ['DI5', { causes: ['bulk-hourly-limit-exceeded'], answers: ['bulk-purpose'] }, [/expect a message about their treatment/, /important office updates/, /flag(?:ged)? (?:your number )?as spam/, /can no longer text/]],
  ['DI6', { answers: ['find-manual'] }, [/Communication → Manual.*direct and bulk messages, reminders sent by hand, Modento App invites, requests for a review and invitations to schedule/]],
  ['DI7', { answers: ['find-automatic'] }, [/Communication → Automatic/]],
  ['DI8', { answers: ['narrow-list'] }, [/click Sent for the dates, Type → Direct Message.*Content.*the number under Target/, /never copy them into this chat/]],
  ['DI9', { asks: ['error'] }, [/Copy it exactly/, /typed wrongly/]],
  ['DI10', { asks: ['line-type', 'recipient-number'], causes: ['invalid-number-format', 'unassigned-number'] }, [/Carrier rejected as invalid destination address/, /Bandwidth 4720/, /area code that does not exist/, /Check the number with the patient/, /gives no action/]],
  ['DI11', { asks: ['line-type'], causes: ['landline-number'] }, [/not enabled for texts, such as a landline/, /Ask the patient for a mobile number/, /is our advice/]],
  ['DI12', { asks: ['recipient-carrier', 'sender-line'], causes: ['recipient-blocked-sender'] }, [/T-Mobile lets people block all texts from toll-free numbers and short codes/, /asks T-Mobile to allow/, /another channel/, /three meanings/]],
  ['DI13', { asks: ['sender-line'], causes: ['messaging-application-misconfigured'] }, [/Invalid Application ID/, /Bandwidth 4452/, /from the ALT SMS number: submit a new port request/]],
  ['DI14', { asks: ['sender-line'], causes: ['messaging-application-misconfigured'] }, [/from the MAIN SMS number: contact Dental Intelligence Customer Support/]],
  ['DI15', { causes: ['toll-free-not-verified'] }, [/TFN Not Verified/, /Bandwidth 4795/, /Contact Dental Intelligence Customer Support/, /Every text from that number will fail/]],
  ['DI16', { causes: ['provider-blocked-spam'] }, [/Rejected as Spam \(Future\)/, /Bandwidth 4470/, /Dental Intelligence says that the number you sent to has been flagged/, /does not say what "\(Future\)" means/, /vendor's own/]],
  ['DI17', { causes: ['unassigned-number'] }, [/Unallocated to Number/, /Bandwidth 4406/, /does not exist or was typed wrongly/, /Check with the patient/, /try to send again/]],
  ['DI18', { causes: ['sender-number-misconfigured'] }, [/Unallocated from Number/, /Bandwidth 4405/, /number you send FROM/, /says "from" and not "to"/, /Customer Support/]],
  ['DI19', { asks: ['line-type'], causes: ['sms-not-supported-by-line'] }, [/Invalid Service Type/, /Bandwidth 4700/, /a landline, or a phone whose bill is unpaid/, /try to send again/, /says "delivering" number, but its examples are about the receiving one/]],

  ['X1', { causes: ['landline-number', 'number-type-mislabelled', 'sender-pending-activation', 'sms-not-supported-by-line'], }, [/opposite of a mobile that is only listed/, /office's own line/, /phone company that cannot be reached/]],
  ['X2', { asks: ['recipient-number'], answers: ['number-format'] }, [/In Cliniko it makes no difference/, /In Open Dental it matters/, /In Notify it matters/]],
  ['X3', { causes: ['still-pending', 'bulk-hourly-limit-exceeded', 'delivered'] }, [/Pending is not a failure/, /limit, not a failure|not a failed delivery/, /not a fault/]],
  ['X4', { causes: ['delivered'] }, [/spam/, /blocked/, /phone is full/]],
  ['X5', { asks: ['opted-out'], causes: ['recipient-opted-out', 'shared-number-opt-out'], answers: ['opt-in-again'], }, [/one opt-out silences every profile/, /Only with their consent|only with their (?:own )?consent/, /save cost and people who opted out themselves are two things/]],
  ['X6', {}, [/E-mail CareMessage Support/, /communication ID/, /Contact Open Dental Support/, /Contact Notify Support/, /port request/]],
  ['X7', { asks: ['error'] }, [/word for word/]],
  ['X8', { asks: [] }, []],
  ['X9', { asks: ['status', 'error'] }, [/status and any error/]],
  ['X10', { asks: ['failure-scope', 'reach'] }, []],
];

/** What the bot must do, where a row is a rule for the talk rather than a sentence of a book. */
const rules: { readonly [R in RowId]?: () => void } = {
  X5: () => {
    const talk = begin({ facts: { platform: 'open-dental', error: '21610' } });
    talk.goOn({});
    expect(talk.verdict().causes[0]?.id).toBe('recipient-opted-out');
    expect(
      talk
        .verdict()
        .steps.map(({ text }) => text)
        .join(),
    ).toMatch(/Their consent comes first/);
  },
  CM2: () => {
    const talk = begin({ facts: { platform: 'caremessage', status: 'failed', 'sent-at': '22:15' } });
    talk.goOn({ 'failure-scope': 'all', 'line-type': 'landline', 'listed-as': 'mobile' });
    expect(talk.verdict().causes.map(({ id }) => id)).toContain('landline-number');
  },
  CM4: () => {
    const talk = begin({ facts: { platform: 'caremessage', status: 'failed' } });
    const asked = talk.goOn({
      'failure-scope': 'all',
      'line-type': 'mobile',
      'listed-as': 'mobile',
      'shared-number': 'not-shared',
      'opted-out': 'no',
      'number-changed': 'no',
      'sent-at': '14:10',
    });
    expect(asked).toEqual(expect.arrayContaining(['line-type', 'shared-number']));
    expect(talk.verdict().causes[0]?.id).toBe('carrier-blocked-content');
    expect(talk.verdict().causes[0]?.likelihood).not.toBe('almost certain');
  },
  CM13: () => {
    const talk = begin({ facts: { platform: 'caremessage', status: 'failed', 'failure-scope': 'all' } });
    let rejected = 0;
    for (; rejected < 30; rejected++) {
      talk.goOn({});
      if (talk.verdict().causes.length === 0) break;
      talk.press('not-it');
    }
    expect(rejected).toBeGreaterThanOrEqual(5);
    expect(talk.verdict()).toMatchObject({ kind: 'undetermined', causes: [] });
    expect(talk.verdict().warnings.join()).toMatch(/common causes, not all of them/);
  },
  CM14: () => {
    const practice = { ...plainDesk.practice, support: { caremessage: 'help@caremessage.example' } };
    const talk = begin({ facts: { platform: 'caremessage' } }, { ...plainDesk, practice });
    talk.goOn({});
    expect(talk.verdict().kind).toBe('undetermined');
    expect(talk.verdict().escalation?.route).toMatch(/^E-mail help@caremessage\.example\./);
  },
  CM16: () => {
    const secureUpload = { caremessage: 'https://upload.example/ours' };
    const talk = begin(
      { text: 'how do I send caremessage support patient data safely?' },
      { ...plainDesk, practice: { ...plainDesk.practice, secureUpload } },
    );
    expect(talk.verdict().steps[0]?.text).toContain('https://upload.example/ours');
  },
  CL4: () => {
    for (const status of ['failed', 'no-record']) {
      const talk = begin({ facts: { platform: 'cliniko', status } });
      expect(talk.goOn({ credits: 'zero-or-below', reach: 'everyone' })).toContain('credits');
      expect(talk.verdict().causes[0]?.id).toBe('out-of-credits');
    }
  },
  CL7: () => {
    const talk = begin({ facts: { platform: 'cliniko', status: 'failed', credits: 'available' } });
    talk.goOn({ 'line-type': 'mobile', reach: 'one-patient' });
    expect(talk.verdict().kind).toBe('undetermined');
    expect(talk.verdict().warnings.join()).toMatch(/names only one cause, missing credit/);
  },
  CL16: () => {
    const texts = stepsOf('cliniko', 'patient-preference-excludes-sms').map(({ text }) => text);
    const ask = texts.findIndex((text) => /ask the patient/.test(text));
    expect(ask).toBeGreaterThanOrEqual(0);
    expect(ask).toBeLessThan(texts.findIndex((text) => /set it to SMS/.test(text)));
  },
  CL18: () => {
    const manual = begin({ facts: { platform: 'cliniko', status: 'no-record', channel: 'manual-only' } });
    manual.goOn({ 'listed-as': 'mobile', credits: 'available', reach: 'one-patient' });
    expect(manual.verdict().causes.map(({ id }) => id)).toEqual(['no-send-attempt-recorded']);
    const reminder = begin({
      facts: { platform: 'cliniko', status: 'no-record', channel: 'reminders-only' },
    });
    reminder.goOn({ 'listed-as': 'mobile', credits: 'available', reach: 'one-patient' });
    expect(reminder.verdict().causes.map(({ id }) => id)).toContain('patient-preference-excludes-sms');
  },
  CL19: () => {
    expect(Object.keys(platforms.cliniko.suspects).slice(0, 8)).toEqual([
      'out-of-credits',
      'reminders-off-for-business',
      'reminder-template-not-linked',
      'reminder-template-missing',
      'no-mobile-number-on-file',
      'number-type-mislabelled',
      'patient-preference-excludes-sms',
      'sent-but-not-received',
    ]);
    for (const [id, suspect] of suspectsOf('cliniko').slice(1, 7))
      expect(textOf(suspect.steps ?? []), id).toMatch(/Save/);
  },
  OD2: () => {
    const talk = begin({ facts: { platform: 'open-dental', status: 'pending', connector: 'working' } });
    talk.goOn({ reach: 'one-patient', 'sender-line': 'main' });
    expect(talk.verdict()).toMatchObject({ kind: 'not-a-failure', causes: [{ id: 'still-pending' }] });
    expect(textOf(talk.verdict().steps)).toMatch(/have gone/);
  },
  OD8: () => {
    const again = { platform: 'open-dental', status: 'sent', 'self-test': 'arrived', 'has-link': 'no-link' };
    const first = begin({ facts: again });
    first.goOn({ reach: 'one-patient', 'patient-retest': 'not-tried' });
    expect(textOf(first.verdict().steps)).toMatch(/again, once/);
    const second = begin({ facts: { ...again, 'patient-retest': 'failed' } });
    second.goOn({ reach: 'one-patient' });
    expect(textOf(second.verdict().steps)).not.toMatch(/again, once/);
    expect(textOf(second.verdict().steps)).toMatch(/Contact Open Dental Support/);
  },
  OD10: () => {
    const talk = begin({ text: 'Open Dental: I received a text stating "Delivery Failure Receipt."' });
    expect(talk.session.facts.status).toBe('failed');
  },
  OD18: () => {
    const talk = begin({ facts: { platform: 'open-dental', status: 'pending' } });
    talk.goOn({});
    expect(talk.verdict().sources).toContainEqual(
      expect.objectContaining({ document: 'open-dental', version: '24.4' }),
    );
  },
  NO7: () => {
    const open = begin({ facts: { platform: 'notify', error: 'Landline or unreachable carrier' } });
    open.goOn({});
    const shown = open.verdict().causes.map(({ id }) => id);
    expect(shown.slice(0, 2).sort()).toEqual(['landline-number', 'no-route-to-carrier']);
  },
  DI4: () => {
    const talk = begin({
      facts: { platform: 'dental-intelligence', channel: 'bulk', 'bulk-volume': 'over-250' },
    });
    talk.goOn({});
    expect(talk.verdict()).toMatchObject({
      kind: 'not-a-failure',
      causes: [{ id: 'bulk-hourly-limit-exceeded' }],
    });
  },
  DI9: () => {
    for (const { text } of platforms['dental-intelligence'].errors) {
      const talk = begin({ facts: { platform: 'dental-intelligence', error: `  "${text.toUpperCase()}" ` } });
      expect(talk.session.codes, text).toHaveLength(1);
    }
  },
  DI13: () => expect(portRequest('alt')).toEqual({ port: true, support: false }),
  DI14: () => {
    expect(portRequest('main')).toEqual({ port: false, support: true });
    const open = begin({ facts: { platform: 'dental-intelligence', error: 'Invalid Application ID' } });
    expect(open.goOn({})).toEqual([]);
    expect(textOf(open.verdict().steps)).toMatch(
      /Find out which number sent it\. From the ALT.*From the MAIN/,
    );
  },
  X2: () => {
    const talk = begin({ text: 'do phone numbers need the country code?' });
    expect(talk.move).toMatchObject({ kind: 'question', question: { fact: 'platform' } });
    talk.answer('platform', 'cliniko');
    expect(textOf(talk.verdict().steps)).toMatch(/makes no difference/);
    talk.press('back');
    talk.answer('platform', 'open-dental');
    expect(textOf(talk.verdict().steps)).toMatch(/it matters/);
  },
  X3: () => {
    const calm = [
      { platform: 'open-dental', status: 'pending', connector: 'working', 'sender-line': 'main' },
      { platform: 'notify', status: 'unknown' },
      { platform: 'dental-intelligence', channel: 'bulk', 'bulk-volume': 'over-250' },
    ];
    for (const known of calm) {
      const talk = begin({ facts: known });
      talk.goOn({ reach: 'one-patient', status: 'no-record' });
      expect(talk.verdict().kind, known.platform).toBe('not-a-failure');
    }
    const commlog = begin({ text: "Open Dental: can't delete text message commlog" });
    expect(commlog.verdict().kind).toBe('answer');
  },
  X4: () => {
    for (const platform of ['notify', 'caremessage', 'cliniko', 'other']) {
      const talk = begin({ facts: { platform, status: 'delivered' } });
      talk.goOn({ 'number-changed': 'no', reach: 'one-patient' });
      expect(talk.verdict().kind).toBe('not-a-failure');
      expect(textOf(talk.verdict().steps)).toMatch(
        /blocked, spam and unknown senders, and whether the phone is full/,
      );
    }
  },
  X6: () => {
    const routes = Object.values(platforms).map((book) =>
      book.escalation.route.replace('{support}', book.support),
    );
    expect(new Set(routes).size).toBe(routes.length);
  },
  X7: () => {
    const strange = ['Flux capacitor 99', '30099', 'Landline or unreachable carrie'];
    for (const platform of Object.keys(platforms) as PlatformId[])
      for (const error of strange) {
        const talk = begin({ facts: { platform, error, status: 'failed' } });
        expect(talk.session.codes, error).toEqual([]);
        talk.goOn({ reach: 'one-patient' });
        expect(talk.verdict()).toMatchObject({ kind: 'undetermined', causes: [] });
        expect(textOf(talk.verdict().steps), platform).toContain(`"${error}"`);
        expect(talk.verdict().warnings.join()).toMatch(/in none of the lists I hold/);
        expect(talk.verdict().escalation?.include.length).toBeGreaterThan(0);
      }
  },
  X8: () => {
    const talk = begin({ facts: { platform: 'other', status: 'delivered', error: '30008' } });
    expect(talk.verdict()).toMatchObject({ kind: 'undetermined', causes: [] });
    expect(talk.verdict().warnings.join()).toMatch(/neither as delivered nor as failed/);
  },
  X9: () => {
    const talk = begin({
      facts: { platform: 'notify', error: 'Unreachable destination handset', 'line-type': 'landline' },
    });
    talk.goOn({});
    expect(talk.verdict().causes[0]?.id).toBe('handset-unreachable');
    expect(talk.verdict().conflicts.join()).toMatch(
      /The line is a landline\. That does not fit the error shown/,
    );
  },
  X10: () => {
    const read = (text: string) => understand(text, { now: plainDesk.now }).facts;
    expect(read('all texts to this patient fail')['failure-scope']).toBe('all');
    expect(read('all our patients get nothing')).toMatchObject({ reach: 'everyone' });
    expect(read('all our patients get nothing')['failure-scope']).toBeUndefined();
    expect(Object.keys(facts['failure-scope'].values)).toContain('all');
    expect(Object.keys(facts.reach.values)).not.toContain('all');
  },
};

describe('the acceptance list', () => {
  it('has a line for each row', () => {
    const counts = { CM: 16, CL: 19, OD: 18, NO: 12, DI: 19, X: 10 };
    const rows = Object.entries(counts).flatMap(([kind, count]) =>
      Array.from({ length: count }, (_, at) => `${kind}${at + 1}`),
    );
    expect(rows).toHaveLength(94);
    expect(table.map(([row]) => row)).toEqual(rows);
  });

  it.each(table)('%s', (row, rests, says) => {
    const books = booksOf(row);
    const said = books.flatMap((book) => claims(book).filter((claim) => claim.rows.includes(row)));
    expect(said, 'no claim is tagged with it').not.toEqual([]);
    const text = said.map((claim) => claim.text).join('\n');
    for (const one of says) expect(text).toMatch(one);
    const keys = (of: 'asks' | 'suspects' | 'answers') => books.flatMap((book) => Object.keys(book[of]));
    expect(keys('asks')).toEqual(expect.arrayContaining([...(rests.asks ?? [])]));
    expect(keys('answers')).toEqual(expect.arrayContaining([...(rests.answers ?? [])]));
    const tagged = said.map((claim) => claim.name);
    expect(tagged).toEqual(expect.arrayContaining((rests.causes ?? []).map((cause) => `suspect ${cause}`)));
    expect(tagged).toEqual(expect.arrayContaining((rests.answers ?? []).map((topic) => `answer ${topic}`)));
    rules[row]?.();
  });

  it('has its numbers right', () => {
    const {
      caremessage,
      cliniko,
      notify,
      'dental-intelligence': dental,
      'open-dental': openDental,
    } = platforms;
    expect(caremessage.hours).toMatchObject({ from: '07:00', to: '21:00' });
    expect(notify.asks.status?.values).toHaveLength(3);
    expect(notify.errors).toHaveLength(7);
    expect(dental.errors).toHaveLength(7);
    const numbers: [Book, ReadonlySet<string>][] = [
      [caremessage, new Set(['7', '9', '07', '00', '21'])],
      [cliniko, new Set(['0', '10', '00', '11', '15', '16'])],
      [openDental, new Set(['24', '4', '17'])],
      [notify, new Set(['30003', '30005', '30006', '30007', '21211', '400', '404'])],
      [dental, new Set(['250', '3', '4720', '4452', '4795', '4470', '4406', '4405', '4700'])],
    ];
    for (const [book, allowed] of numbers) {
      const all = claims(book)
        .map(({ text }) => text.replaceAll(book.secureUpload ?? ' ', ''))
        .join('\n');
      const found = new Set(all.match(/\d+/g));
      if (book === caremessage) found.delete('250');
      expect(
        [...found].filter((number) => !allowed.has(number)),
        book.name,
      ).toEqual([]);
      expect(
        [...allowed].filter((number) => !found.has(number)),
        book.name,
      ).toEqual([]);
    }
  });

  it.each([
    [
      'CL6',
      { platform: 'cliniko', status: 'failed', credits: 'zero-or-below', 'reminder-window': '10:00-11:00' },
      /read in two ways: five hours from the start of the window \(15:00\) or from its end \(16:00\)/,
    ],
    [
      'CM2',
      { platform: 'caremessage', status: 'failed', 'sent-at': '22:00', 'failure-scope': 'latest' },
      /does not say which time zone counts, nor whether 7 AM and 9 PM themselves are inside/,
    ],
    [
      'DI2',
      { platform: 'dental-intelligence', status: 'no-record', channel: 'manual-only' },
      /reads as if every message had to be scheduled/,
    ],
    [
      'DI16',
      { platform: 'dental-intelligence', error: 'Rejected as Spam (Future)' },
      /does not say what "\(Future\)" means/,
    ],
    ['DI19', { platform: 'dental-intelligence', error: 'Invalid Service Type' }, /says "delivering" number/],
  ] as const)('says in the verdict what %s leaves open', (_, known, open) => {
    const talk = begin({ facts: known });
    talk.goOn({ reach: 'one-patient', 'line-type': 'mobile', 'bulk-volume': 'up-to-250' });
    expect(talk.verdict().warnings.join('\n')).toMatch(open);
  });
});

interface Claim {
  readonly name: string;
  readonly rows: readonly RowId[];
  readonly text: string;
}

/** Everything a book says, each claim with the rows it rests on. */
function claims(book: Book): Claim[] {
  const asks = Object.entries(book.asks).map(([fact, ask]) => {
    const { question, values } = facts[fact as FactId] as Fact;
    const labels = (ask.values ?? Object.keys(values)).map(
      (value) => (ask.labels as Record<string, string> | undefined)?.[value] ?? values[value]?.label,
    );
    return {
      name: `ask ${fact}`,
      rows: ask.rows,
      text: [ask.question ?? question, ask.where, ...labels].join('\n'),
    };
  });
  const suspects = suspectsOf(book.id).map(([id, suspect]) => ({
    name: `suspect ${id}`,
    rows: suspect.rows,
    text: [
      suspect.title ?? causes[id].title,
      textOf(suspect.because ?? []),
      textOf(suspect.steps ?? causes[id].steps),
      textOf(suspect.caveats ?? []),
    ].join('\n'),
  }));
  const errors = book.errors.map(({ text, aliases = [], caveat, rows }) => ({
    name: `error ${text}`,
    rows,
    text: [text, ...aliases, caveat].join('\n'),
  }));
  const answers = Object.entries(book.answers).map(([topic, { text, steps = [], caveat, rows }]) => ({
    name: `answer ${topic}`,
    rows,
    text: [text, textOf(steps), caveat].join('\n'),
  }));
  const { route, include, leaveOut, rows } = book.escalation;
  return [
    ...asks,
    ...suspects,
    ...errors,
    ...answers,
    { name: 'escalation', rows, text: [route, ...include, ...leaveOut].join('\n') },
    {
      name: 'unexplained',
      rows: book.unexplained.rows,
      text: [textOf(book.unexplained.steps), textOf(book.unexplained.caveats)].join('\n'),
    },
    { name: 'book', rows: book.rows, text: book.name },
  ].map((claim) => ({
    ...claim,
    text: claim.text
      .replaceAll('{support}', book.support)
      .replaceAll('{secure-upload}', book.secureUpload ?? 'their link'),
  }));
}

function booksOf(row: RowId): Book[] {
  const byPrefix: Readonly<Record<string, PlatformId>> = {
    CM: 'caremessage',
    CL: 'cliniko',
    OD: 'open-dental',
    NO: 'notify',
    DI: 'dental-intelligence',
  };
  const platform = byPrefix[row.replace(/\d+$/, '')];
  return platform ? [platforms[platform]] : Object.values(platforms);
}

const suspectsOf = (platform: PlatformId) =>
  Object.entries(platforms[platform].suspects) as [CauseId, Suspect][];
const stepsOf = (platform: PlatformId, cause: CauseId): readonly Step[] =>
  platforms[platform].suspects[cause]?.steps ?? [];
const textOf = (lines: readonly { readonly text: string }[]) => lines.map(({ text }) => text).join('\n');

/** Whom "Invalid Application ID" sends staff to, by the line that sent it. */
function portRequest(line: string) {
  const talk = begin({
    facts: { platform: 'dental-intelligence', error: 'Invalid Application ID', 'sender-line': line },
  });
  const text = textOf(talk.verdict().steps);
  return { port: /port request/.test(text), support: /Customer Support/.test(text) };
}
