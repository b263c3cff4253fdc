import type { FactId } from '#knowledge/facts.ts';
import type { TopicId } from '#knowledge/topics.ts';

/** Something a receptionist might type, and what must be read out of it. */
export interface OwnUtterance {
  readonly text: string;
  /** `*` after a prefix stands for any value that starts so. */
  readonly facts: { readonly [F in FactId]?: string };
  /** Facts that must not be read: the words ask, doubt or deny them. */
  readonly never?: readonly FactId[];
  readonly intent?: 'diagnose' | 'question' | 'handoff' | 'resolved' | 'help';
  readonly topic?: TopicId;
}

/** Written from the vocabulary and the product documents before the reader's tables were tuned. */
export const ownUtterances: readonly OwnUtterance[] = [
  // status
  { text: 'Failed', facts: { status: 'failed' } },
  { text: 'it bounced', facts: { status: 'failed' } },
  { text: 'the msg didnt go thru', facts: { status: 'failed' } },
  { text: 'red Failed next to it in communications', facts: { status: 'failed' } },
  { text: 'came back undelivered', facts: { status: 'failed' } },
  { text: 'shows as undeliverable in open dental', facts: { status: 'failed', platform: 'open-dental' } },
  { text: 'her confirmations keep getting rejected', facts: { status: 'failed' } },
  { text: 'txt faild again this am', facts: { status: 'failed' } },
  { text: 'the log says Sent but she never got anything', facts: { status: 'sent' } },
  {
    text: 'marked as sent in Cliniko, patient says nothing arrived',
    facts: { status: 'sent', platform: 'cliniko' },
  },
  { text: 'status is delivered yet he says no text', facts: { status: 'delivered' } },
  {
    text: 'OD shows it was delivered but the pt did not recieve it',
    facts: { platform: 'open-dental', status: 'delivered' },
  },
  { text: 'nothing in the communications log for her at all', facts: { status: 'no-record' } },
  {
    text: 'there is no record of the reminder in cliniko',
    facts: { platform: 'cliniko', status: 'no-record' },
  },
  { text: "it doesn't even show up in the log", facts: { status: 'no-record' } },
  { text: 'communications tab is blank for today', facts: { status: 'no-record' } },
  { text: 'been sitting in pending for two hours', facts: { status: 'pending' } },
  { text: 'texts just say queued in weave', facts: { platform: 'other', status: 'pending' } },
  {
    text: 'still stuck since this morning in opendental',
    facts: { platform: 'open-dental', status: 'pending' },
  },
  { text: "it hasn't failed, it's just pending", facts: { status: 'pending' } },
  { text: 'Notify says Unknown for about 40 of them', facts: { platform: 'notify', status: 'unknown' } },
  {
    text: 'status: unknown on every recipient in the campaign',
    facts: { status: 'unknown', channel: 'campaign' },
  },
  { text: "I don't know if it failed, she just says she didn't get it", facts: {}, never: ['status'] },
  { text: 'not failed, not pending, just says sent', facts: { status: 'sent' } },
  { text: 'did it fail?', facts: {}, never: ['status'] },
  { text: 'went from pending to failed after an hour', facts: { status: 'failed' } },
  { text: 'dice fallido en rojo', facts: { status: 'failed' } },
  { text: 'mensaje pendiente desde ayer', facts: { status: 'pending' } },
  {
    text: 'why do my texts keep failing in CM',
    facts: { platform: 'caremessage', status: 'failed' },
    intent: 'diagnose',
  },
  { text: 'got the Delivery Failure Receipt thing again for the same pt', facts: { status: 'failed' } },
  // platform
  {
    text: 'CareMsg is being weird, text to her failed',
    facts: { platform: 'caremessage', status: 'failed' },
  },
  { text: 'care message failed text', facts: { platform: 'caremessage', status: 'failed' } },
  { text: 'clinko reminders not showing up', facts: { platform: 'cliniko' } },
  { text: 'dental intel wont send', facts: { platform: 'dental-intelligence' } },
  { text: 'Modento text failed', facts: { platform: 'dental-intelligence', status: 'failed' } },
  { text: 'eReminder for tomorrow never went, open dental', facts: { platform: 'open-dental' } },
  { text: 'need to notify a patient and the text bounced', facts: { status: 'failed' }, never: ['platform'] },
  {
    text: 'we moved from Open Dental to Dental Intelligence in May and now nobody gets texts',
    facts: { platform: 'dental-intelligence', reach: 'everyone' },
  },
  {
    text: 'used to be on cliniko, now on CareMessage, and texts are failing',
    facts: { platform: 'caremessage', status: 'failed' },
  },
  { text: 'texts from solutionreach arent arriving', facts: { platform: 'other' } },
  {
    text: 'Cliniko worked fine, since we changed to CareMessage everything fails',
    facts: { platform: 'caremessage', status: 'failed' },
  },
  { text: "can't delete a commlog entry", facts: { platform: 'open-dental' }, topic: 'commlog-delete' },
  // time
  { text: 'went out 6:15 am and failed', facts: { 'sent-at': '06:15', status: 'failed' } },
  { text: 'sent it around quarter to ten last night', facts: { 'sent-at': '21:45' } },
  {
    text: 'scheduled for 5am in CM, says failed',
    facts: { 'sent-at': '05:00', platform: 'caremessage', status: 'failed' },
  },
  { text: 'message attempted at 22:10', facts: { 'sent-at': '22:10' } },
  {
    text: 'tried at 2026-03-02T21:40:00-05:00, failed',
    facts: { 'sent-at': '2026-03-02T21:40:00-05:00', status: 'failed' },
  },
  { text: 'failed at half past nine pm', facts: { 'sent-at': '21:30', status: 'failed' } },
  { text: 'she got it at 3am but we sent it at 4pm', facts: { 'sent-at': '16:00' } },
  {
    text: 'reminder for her 3pm appointment failed, it went out at 8:05am',
    facts: { 'sent-at': '08:05', status: 'failed' },
  },
  { text: 'her appointment is at 2:30pm and she got no text', facts: {}, never: ['sent-at'] },
  { text: 'the text left here at midnight', facts: { 'sent-at': '00:00' } },
  { text: 'we are open til 5pm and text failed', facts: { status: 'failed' }, never: ['sent-at'] },
  {
    text: 'our reminder window is 9 to 10am and we ran out of credits',
    facts: { 'reminder-window': '09:00-10:00', credits: 'zero-or-below' },
  },
  {
    text: 'reminders go out between 4 and 5 pm, bought credits at 6',
    facts: { 'reminder-window': '16:00-17:00' },
    never: ['sent-at'],
  },
  {
    text: 'window 08:00-09:00, topped up 11:30, am I in time?',
    facts: { 'reminder-window': '08:00-09:00' },
    never: ['sent-at'],
    topic: 'retry-clock',
  },
  { text: 'sent just before closing, 8:55 PM', facts: { 'sent-at': '20:55' } },
  // scope and reach
  { text: 'every text we send him fails', facts: { 'failure-scope': 'all', status: 'failed' } },
  { text: 'all messages to this patient have failed', facts: { 'failure-scope': 'all', status: 'failed' } },
  {
    text: 'nothing ever gets to her, every single one fails',
    facts: { 'failure-scope': 'all', status: 'failed' },
  },
  {
    text: 'only the last one failed, the others were fine',
    facts: { 'failure-scope': 'latest', status: 'failed' },
  },
  {
    text: 'most recent message failed, everything before that delivered',
    facts: { 'failure-scope': 'latest', status: 'failed' },
  },
  {
    text: 'some of her texts go through and some fail',
    facts: { 'failure-scope': 'some', status: 'failed' },
  },
  { text: 'hit or miss with this guy, on and off', facts: { 'failure-scope': 'some' } },
  { text: 'failed three times in a row for mr someone', facts: { 'failure-scope': 'all', status: 'failed' } },
  { text: 'just one patient, everybody else gets theirs', facts: { reach: 'one-patient' } },
  { text: 'only this lady, other patients are fine', facts: { reach: 'one-patient' } },
  { text: 'a few patients say they got no reminder', facts: { reach: 'some-patients' } },
  { text: 'about 10 patients today did not get confirmations', facts: { reach: 'some-patients' } },
  { text: 'no one is getting reminders in cliniko', facts: { reach: 'everyone', platform: 'cliniko' } },
  { text: 'none of our patients are getting texts', facts: { reach: 'everyone' } },
  { text: 'all of our texts are failing today', facts: { reach: 'everyone', status: 'failed' } },
  { text: 'is everyone affected or just us?', facts: {}, never: ['reach'] },
  {
    text: "our Parramatta clinic isn't sending reminders, the other location is fine",
    facts: { reach: 'one-location' },
  },
  { text: 'only one location affected', facts: { reach: 'one-location' } },
  {
    text: "initial consults don't get a reminder but follow ups do, seems to be one appointment type",
    facts: { reach: 'one-appointment-type' },
  },
  {
    text: 'just the hygiene appointments are not getting reminders',
    facts: { reach: 'one-appointment-type' },
  },
  {
    text: 'T-Mobile patients are not getting anything',
    facts: { reach: 'some-patients', 'recipient-carrier': 't-mobile' },
  },
  // channel
  {
    text: 'appointment reminders get delivered but Messenger fails',
    facts: { channel: 'messenger-only', status: 'failed' },
  },
  { text: 'works in reminders, messenger fails', facts: { channel: 'messenger-only', status: 'failed' } },
  {
    text: 'fails only through the Messenger feature',
    facts: { channel: 'messenger-only', status: 'failed' },
  },
  {
    text: 'manual texts are fine but the reminders fail',
    facts: { channel: 'reminders-only', status: 'failed' },
  },
  { text: 'only reminders, everything else sends', facts: { channel: 'reminders-only' } },
  {
    text: 'texts I send by hand fail, automatic ones are ok',
    facts: { channel: 'manual-only', status: 'failed' },
  },
  {
    text: 'our recall campaign had a lot of failures in Notify',
    facts: { channel: 'campaign', platform: 'notify', status: 'failed' },
  },
  { text: 'the bulk message to all patients failed', facts: { channel: 'bulk', status: 'failed' } },
  {
    text: 'messenger and reminders both fail for her',
    facts: { channel: 'every-channel', status: 'failed' },
  },
  { text: 'no matter which feature I use it fails', facts: { channel: 'every-channel', status: 'failed' } },
  // shared number, opt out
  {
    text: 'husband and wife have the same number, husband opted out',
    facts: { 'shared-number': 'shared-someone-opted-out' },
    never: ['opted-out'],
  },
  {
    text: 'twins share a phone, sister replied STOP',
    facts: { 'shared-number': 'shared-someone-opted-out' },
    never: ['opted-out'],
  },
  { text: 'the number is also on her daughters chart', facts: { 'shared-number': 'shared*' } },
  { text: 'nobody else has that number', facts: { 'shared-number': 'not-shared' } },
  { text: "number isn't shared with anyone", facts: { 'shared-number': 'not-shared' } },
  {
    text: 'shared with his brother but neither opted out',
    facts: { 'shared-number': 'shared-none-opted-out' },
    never: ['opted-out'],
  },
  { text: 'could it be a shared number?', facts: {}, never: ['shared-number'] },
  { text: 'she texted STOP last week', facts: { 'opted-out': 'yes' } },
  { text: 'pt replied CANCEL to cancel the visit, now nothing sends', facts: { 'opted-out': 'yes' } },
  { text: 'he unsubscribed by accident', facts: { 'opted-out': 'yes' } },
  { text: 'marked as opted out in her profile', facts: { 'opted-out': 'yes' } },
  { text: "she's not opted out", facts: { 'opted-out': 'no' } },
  { text: 'patient swears she never texted stop', facts: { 'opted-out': 'no' } },
  { text: 'has he opted out?', facts: {}, never: ['opted-out'] },
  { text: 'please stop the reminders from failing', facts: { status: 'failed' }, never: ['opted-out'] },
  // line type and filing
  { text: "it's a landline", facts: { 'line-type': 'landline' } },
  { text: 'that number is her kitchen phone', facts: { 'line-type': 'landline' } },
  { text: 'called and it rings at his house, its a land line', facts: { 'line-type': 'landline' } },
  { text: 'her mobile number is correct, i called it', facts: { 'line-type': 'mobile' } },
  { text: 'he has an android', facts: { 'line-type': 'mobile' } },
  { text: 'its one of those burner phones', facts: { 'line-type': 'prepaid-mobile' } },
  { text: "she's on Tracfone and runs out of minutes", facts: { 'line-type': 'prepaid-mobile' } },
  { text: 'pay as you go phone', facts: { 'line-type': 'prepaid-mobile' } },
  { text: 'he uses google voice', facts: { 'line-type': 'voip' } },
  { text: 'number is a ringcentral line', facts: { 'line-type': 'voip' } },
  { text: 'is it a landline?', facts: {}, never: ['line-type'] },
  { text: "not sure whether it's a cell or a landline", facts: {}, never: ['line-type'] },
  { text: "it's not a landline, it's her cell", facts: { 'line-type': 'mobile' } },
  { text: 'tiene celular pero el mensaje sale fallido', facts: { 'line-type': 'mobile', status: 'failed' } },
  {
    text: 'landline is listed as mobile in her profile',
    facts: { 'line-type': 'landline', 'listed-as': 'mobile' },
  },
  {
    text: 'her cell is only listed as a landline',
    facts: { 'line-type': 'mobile', 'listed-as': 'landline-only' },
  },
  { text: 'his mobile is filed under work', facts: { 'line-type': 'mobile', 'listed-as': 'other-type' } },
  { text: 'no mobile on file for this patient', facts: { 'listed-as': 'none' }, never: ['line-type'] },
  { text: 'there is no phone number in the chart at all', facts: { 'listed-as': 'none' } },
  { text: 'number is listed as Mobile in contact info', facts: { 'listed-as': 'mobile' } },
  {
    text: 'somebody put the house phone in the wireless field',
    facts: { 'line-type': 'landline', 'listed-as': 'mobile' },
  },
  {
    text: 'patient info only shows a landline',
    facts: { 'listed-as': 'landline-only' },
    never: ['line-type'],
  },
  { text: 'my cell company says it is fine', facts: {}, never: ['line-type'] },
  // number changed
  { text: 'she changed her number last month', facts: { 'number-changed': 'yes' } },
  { text: 'we just updated his phone in the EHR', facts: { 'number-changed': 'yes' } },
  { text: 'new number since tuesday', facts: { 'number-changed': 'yes' } },
  { text: "her number hasn't changed in years", facts: { 'number-changed': 'no' } },
  { text: 'same number as always', facts: { 'number-changed': 'no' } },
  { text: 'nothing was changed in the chart', facts: { 'number-changed': 'no' } },
  // carrier, country, sender, link
  {
    text: 'patient has tmobile and we send from a toll free number',
    facts: { 'recipient-carrier': 't-mobile', 'sender-line': 'toll-free' },
  },
  { text: "she's with AT&T", facts: { 'recipient-carrier': 'other' } },
  { text: 'we texted from our 800 number', facts: { 'sender-line': 'toll-free' } },
  { text: 'sent from the main sms number', facts: { 'sender-line': 'main' } },
  { text: 'it went out on the ALT line', facts: { 'sender-line': 'alt' } },
  {
    text: 'we just moved our texting over to the office landline and everything is pending',
    facts: { 'sender-line': 'recently-switched-to-landline', status: 'pending' },
    never: ['line-type'],
  },
  { text: 'not sure which number it was sent from', facts: {}, never: ['sender-line'] },
  {
    text: 'we are not allowed to text Mexico numbers from here',
    facts: { 'recipient-country': 'not-eligible' },
  },
  {
    text: 'I pasted our website link in the text and it never arrived',
    facts: { 'has-link': 'typed-by-hand' },
  },
  { text: 'no link in it, just plain words', facts: { 'has-link': 'no-link' } },
  {
    text: 'the link was put in automatically by web sched',
    facts: { 'has-link': 'added-by-system', platform: 'open-dental' },
  },
  // credits
  { text: 'we have 0 sms credits left', facts: { credits: 'zero-or-below' } },
  { text: 'balance is -2', facts: { credits: 'zero-or-below' } },
  { text: 'ran out of credits overnight', facts: { credits: 'zero-or-below' } },
  { text: 'we still have 500 credits', facts: { credits: 'available' } },
  { text: 'plenty of sms credit', facts: { credits: 'available' } },
  { text: "credits are fine, it's failed anyway", facts: { credits: 'available', status: 'failed' } },
  { text: "we're not out of credits", facts: { credits: 'available' } },
  { text: 'are we out of credits?', facts: {}, never: ['credits'] },
  // location, template, preference
  { text: 'reminders are switched off for that business', facts: { 'location-reminders': 'off' } },
  {
    text: 'the toggle for appointment reminders is on at that location',
    facts: { 'location-reminders': 'on' },
  },
  { text: 'Appointment reminder SMS says None', facts: { 'reminder-template': 'not-linked' } },
  { text: 'template is linked to the appointment type', facts: { 'reminder-template': 'linked' } },
  { text: 'no template linked to that appt type', facts: { 'reminder-template': 'not-linked' } },
  { text: 'we never created an sms reminder template', facts: { 'reminder-template': 'none-exists' } },
  { text: 'his communication preference is set to Email', facts: { 'reminder-preference': 'email' } },
  {
    text: 'automated reminder says None under communication preferences',
    facts: { 'reminder-preference': 'none' },
  },
  { text: 'her preference is SMS already', facts: { 'reminder-preference': 'sms' } },
  {
    text: 'can I change her from email to SMS',
    facts: { 'reminder-preference': 'email' },
    topic: 'opt-in-again',
  },
  // connector and tests
  { text: 'eConnector is down', facts: { connector: 'error', platform: 'open-dental' } },
  {
    text: 'e-connector still shows an error after refresh',
    facts: { connector: 'error', platform: 'open-dental' },
  },
  { text: 'connector is running, no errors', facts: { connector: 'working' } },
  { text: 'I sent a test to my own phone and it came through', facts: { 'self-test': 'arrived' } },
  { text: 'texted my own cell, nothing', facts: { 'self-test': 'failed' }, never: ['line-type'] },
  { text: 'test text to myself worked', facts: { 'self-test': 'arrived' } },
  { text: "haven't tried texting myself yet", facts: { 'self-test': 'not-tried' } },
  { text: 'sent it again and it failed again', facts: { 'patient-retest': 'failed', status: 'failed' } },
  { text: 'resent it and this time she got it', facts: { 'patient-retest': 'arrived' } },
  // bulk volume
  {
    text: 'sent the bulk message to 400 people at once',
    facts: { 'bulk-volume': 'over-250', channel: 'bulk' },
  },
  { text: 'our list has more than 250 patients', facts: { 'bulk-volume': 'over-250' } },
  {
    text: 'bulk send to 120 patients in DI failed',
    facts: { 'bulk-volume': 'up-to-250', platform: 'dental-intelligence', status: 'failed', channel: 'bulk' },
  },
  // errors
  {
    text: 'Notify reason: Unknown destination handset',
    facts: { platform: 'notify', error: 'Unknown destination handset' },
    never: ['status'],
  },
  { text: 'it says "invalid number" in notify', facts: { platform: 'notify', error: 'Invalid number' } },
  { text: 'http 400 unable to create record', facts: { error: 'HTTP 400 error - Unable to create record' } },
  { text: 'TFN not verified', facts: { error: 'TFN Not Verified' } },
  {
    text: 'DI gives unallocated TO number',
    facts: { platform: 'dental-intelligence', error: 'Unallocated to Number' },
  },
  {
    text: 'getting rejected as spam in dental intelligence',
    facts: { platform: 'dental-intelligence', error: 'Rejected as Spam (Future)' },
  },
  { text: 'error code 21610', facts: { error: '21610' } },
  { text: 'vonage 9', facts: { error: '9' } },
  { text: 'we keep seeing 30007 on reminders', facts: { error: '30007' } },
  { text: 'EC_ABSENT_SUBSCRIBER from infobip', facts: { error: 'EC_ABSENT_SUBSCRIBER' } },
  { text: 'TEXT_CARRIER_BLOCKED', facts: { error: 'TEXT_CARRIER_BLOCKED' } },
  { text: 'the error is "Flux capacitor 99"', facts: { error: 'Flux capacitor 99' } },
  { text: 'error 98765 what is that', facts: { error: '98765' } },
  { text: 'sent to 30 people at 9 in 2026', facts: {}, never: ['error'] },
  { text: 'she gave us an invalid number', facts: {}, never: ['error'] },
  {
    text: 'CM failed, carrier violation??',
    facts: { platform: 'caremessage', status: 'failed', error: 'Carrier violation' },
  },
  // intents and topics
  {
    text: 'where do I see all messages for a patient across features?',
    facts: {},
    intent: 'question',
    topic: 'all-messages',
  },
  {
    text: 'where does it show if a number is mobile or landline in caremessage',
    facts: { platform: 'caremessage' },
    never: ['line-type', 'listed-as'],
    intent: 'question',
    topic: 'line-type-place',
  },
  {
    text: 'how do i send a bulk text in engagement',
    facts: { platform: 'dental-intelligence' },
    intent: 'question',
    topic: 'send-message',
  },
  {
    text: 'why can I not delete the commlog of a text the patient sent us?',
    facts: { platform: 'open-dental' },
    intent: 'question',
    topic: 'commlog-delete',
  },
  {
    text: 'do phone numbers need the country code or not?',
    facts: {},
    intent: 'question',
    topic: 'number-format',
  },
  {
    text: 'how do I send support a screenshot with patient info?',
    facts: {},
    intent: 'question',
    topic: 'secure-upload',
  },
  {
    text: 'what hours can we text patients in CareMessage?',
    facts: { platform: 'caremessage' },
    intent: 'question',
    topic: 'messaging-hours',
  },
  { text: 'why is there a 250 limit', facts: {}, intent: 'question', topic: 'bulk-limit' },
  {
    text: 'should I opt them out?',
    facts: {},
    never: ['opted-out'],
    intent: 'question',
    topic: 'suppress-for-cost',
  },
  { text: 'why did it fail?', facts: { status: 'failed' }, intent: 'diagnose' },
  { text: 'can I talk to a human', facts: {}, intent: 'handoff' },
  { text: 'call support for me', facts: {}, intent: 'handoff' },
  { text: 'never mind, it works now', facts: {}, intent: 'resolved' },
  { text: 'ok fixed it thanks', facts: {}, intent: 'resolved' },
  { text: 'what can you do', facts: {}, intent: 'help' },
  { text: 'help', facts: {}, intent: 'help' },
  { text: '?', facts: {}, intent: 'help' },
  { text: 'help!! nobody is getting texts', facts: { reach: 'everyone' }, intent: 'diagnose' },
];
