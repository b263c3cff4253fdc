import { describe, expect, it } from 'vitest';
import { findErrors, readError } from '#understanding/errors.ts';

const first = (text: string) => findErrors(text)[0]?.value;

describe('errors quoted in free text', () => {
  it.each([
    ['same lady unreachable handset again', 'Unreachable destination handset'],
    ['reason says landline or unreachable carrier', 'Landline or unreachable carrier'],
    ['HTTP 400', 'HTTP 400 error - Unable to create record'],
    ['got http error 404: unable to fetch record', 'HTTP 404 error - Unable to fetch record'],
    ['rejected as spam (future)', 'Rejected as Spam (Future)'],
    ['it says Unallocated FROM number', 'Unallocated from Number'],
    ['"invalid number"', 'Invalid number'],
    ['30007', '30007'],
    ['error #30034', '30034'],
    ['twilio gave 21610', '21610'],
    ['plivo 80', '80'],
    ['30005 error', '30005'],
    ['ec_absent_subscriber', 'EC_ABSENT_SUBSCRIBER'],
    ['error: Flux capacitor 99', 'Flux capacitor 99'],
    ['it says "Gateway is on holiday"', 'Gateway is on holiday'],
  ])('%s → %s', (text, expected) => {
    expect(first(text)).toBe(expected);
  });

  it.each([
    'only the first 250 went',
    'does 9 count',
    'sent at 9',
    'we sent 400 texts',
    'in 2026 we had 3000 patients',
    '9902 Main Street',
    'zip 30303',
    'it says "Failed"',
    'says "Sent"',
    'she gave an invalid number',
    'the error is gone',
    'no error shown',
    'delivered to 4404 patients',
  ])('finds none in: %s', (text) => {
    expect(findErrors(text)).toEqual([]);
  });
});

describe('the answer to "which error is shown"', () => {
  it('gives the code and all that it may mean', () => {
    const { raw, codes } = readError('30007');

    expect(raw).toBe('30007');
    expect(codes.map(({ provider, code }) => `${provider} ${code}`)).toContain('twilio 30007');
  });

  it('finds a quoted part, and the product it belongs to', () => {
    const { raw, codes } = readError('it said unallocated TO number when I sent it', 'dental-intelligence');

    expect(raw).toBe('Unallocated to Number');
    expect(codes.map(({ provider }) => provider)).toEqual(['dental-intelligence']);
  });

  it('never maps an unknown text to the nearest, and keeps patient data out of it', () => {
    expect(readError('Flux capacitor 99 for Jane Sample 512-555-0142')).toEqual({
      raw: 'Flux capacitor 99 for [name] [phone number]',
      codes: [],
    });
  });
});
