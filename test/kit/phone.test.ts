import { expect, it } from 'vitest';
import { parsePhone, phoneOf } from '#kit/phone.ts';

it.each([
  ['+12125550123', 'US', '+12125550123'],
  ['(212) 555-0123', 'US', '+12125550123'],
  ['1-212-555-0123', 'US', '+12125550123'],
  ['212.555.0123 ext. 5', 'US', '+12125550123'],
  ['2125550123', 'GB', '+442125550123'],
  ['whatsapp:+12125550123', 'GB', '+12125550123'],
  ['0412 555 012', 'AU', '+61412555012'],
  ['1234567890', 'nowhere', '1234567890'],
])('%s in %s is %s', (text, country, form) => {
  expect(phoneOf(text, country)).toEqual({ form, tail: form.slice(-2) });
});

it('finds no number in a text of two digits', () => {
  expect(phoneOf('to 12', 'US')).toBeUndefined();
  expect(phoneOf('', 'US')).toBeUndefined();
});

it('says of every area of the +1 plan what the library says, however the number is written', () => {
  for (let area = 200; area < 1000; area++)
    for (const text of [`+1${area}5550123`, `(${area}) 555-0123`, `1${area}5550123`, `${area}.555.0123`])
      expect(phoneOf(text, 'US')?.form).toBe(parsePhone(text, 'US')?.number);
});
