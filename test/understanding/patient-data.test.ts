import { describe, expect, it } from 'vitest';
import { findPatientData, scrub } from '#understanding/patient-data.ts';
import { understand } from '#understanding/understand.ts';

const found = (text: string, country?: string) =>
  findPatientData(text, country).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe('patient data in what staff type', () => {
  it.each([
    [
      'just fix Jane Sample dob 4/2/71 512-555-0142 her text failed',
      ['name: Jane Sample', 'date-of-birth: 4/2/71', 'phone: 512-555-0142'],
    ],
    ['text to (512) 555-0142 failed', ['phone: (512) 555-0142']],
    ['her number is 5125550142', ['phone: 5125550142']],
    ['+1 512 555 0142 bounced', ['phone: +1 512 555 0142']],
    ['call 555-0142 please', ['phone: 555-0142']],
    ['number on file is 503-555-01', ['phone: 503-555-01']],
    ['1-512-555-0142 failed twice', ['phone: 1-512-555-0142']],
    ['512.555.0142', ['phone: 512.555.0142']],
    ['patient Maria Lopez never gets texts', ['name: Maria Lopez']],
    ['reminder for Maria Lopez failed', ['name: Maria Lopez']],
    ['Mrs Smith says nothing arrived', ['name: Smith']],
    ['mr. Tan wants his reminders back', ['name: Tan']],
    ["Jane Sample's text bounced", ['name: Jane Sample']],
    ['Why did Carlos Rivera not get it', ['name: Carlos Rivera']],
    ['pt john sample, failed', ['name: john sample']],
    ['for patient Zyx Qwerty it failed', ['name: Zyx Qwerty']],
    ['Jane Sample 03/04/1980 failed', ['name: Jane Sample', 'date-of-birth: 03/04/1980']],
    ['born on April 2, 1971', ['date-of-birth: April 2, 1971']],
    ['DOB: 1971-04-02', ['date-of-birth: 1971-04-02']],
    ['date of birth 2 Apr 1971', ['date-of-birth: 2 Apr 1971']],
    ['birthday 4/2', ['date-of-birth: 4/2']],
    ['jane.sample@example.com gets email but no text', ['email: jane.sample@example.com']],
    ['MRN 123456 failed', ['record-number: 123456']],
    ['chart #88213 shows failed', ['record-number: 88213']],
    ['patient id 4410 failed', ['record-number: 4410']],
    ['account no 99120 in Open Dental', ['record-number: 99120']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    'Open Dental says failed, eConnector is green',
    'Dental Intelligence gives Invalid Application ID',
    'Web Sched links arrive but Business Information toggle is Off',
    'Carrier Violation on the flu shot blast',
    'Recent Messaging Activity shows Delivered on Monday March 2',
    'error 30007 on 250 texts at 9:40pm',
    'window 10:00-11:00, topped up at 3:20',
    'sent 2026-03-02T21:40:00-05:00',
    'sent on 3/2/2026 at 21:40',
    'bandwidth 4720 and twilio 30006',
    'Patient Info only shows a landline',
    'patient reports no text',
    'Settings > Appointment Types > Appointment reminder SMS says None',
    'communication ID 1234567890',
    'T-Mobile and Straight Talk phones, Google Voice too',
    'HTTP 404 error - Unable to fetch record',
    'our Northside Clinic gets nothing, Salt Lake is fine',
    'text STOP to opt out',
    'we mailed support@example.com',
    'Delivery Failure Receipt came back',
    'Unallocated FROM number',
    'Did New York patients get it? Flu Clinic on Sunday',
    'will it mark as failed, may it be a grace period',
    '30005 30006 30003',
    'version 24.4.12 of Open Dental',
  ])('finds none in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it("reads another country's numbers where the practice is there", () => {
    expect(found('his mobile 0491 570 156 failed', 'AU')).toEqual(['phone: 0491 570 156']);
    expect(found('call (02) 5550 1234', 'AU')).toEqual(['phone: (02) 5550 1234']);
  });

  it('sorts its spans and lets none overlap', () => {
    const text =
      'chart 88213 Jane Sample (jane@example.com) dob 4/2/71, 512-555-0142, Mr Sample 512-555-0143';
    const spans = findPatientData(text);

    for (const [index, span] of spans.entries())
      expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
    expect(spans.map(({ kind }) => kind)).toEqual([
      'record-number',
      'name',
      'email',
      'date-of-birth',
      'phone',
      'name',
      'phone',
    ]);
  });

  it('scrubs to neutral words and leaves the rest', () => {
    expect(scrub('Jane Sample dob 4/2/71 at 512-555-0142: Flux capacitor 99')).toBe(
      '[name] dob [date of birth] at [phone number]: Flux capacitor 99',
    );
    expect(scrub('Flux capacitor 99')).toBe('Flux capacitor 99');
  });

  it('keeps patient data out of every fact', () => {
    const { facts } = understand('error: "Could not text Jane Sample at 512-555-0142"', { now: new Date(0) });

    expect(facts.error).toBe('Could not text [name] at [phone number]');
    expect(JSON.stringify(facts)).not.toMatch(/Sample|0142/);
  });
});
