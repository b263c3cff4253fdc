import { expect, it } from 'vitest';
import { cellsOf, readHeader } from '#receipts/files/columns.ts';
import { keyOf } from '#receipts/files/fields.ts';
import { wish } from './desk.ts';

const header = (names: string, options = {}) => readHeader(names.split(','), wish(options));
const faults = (names: string, options = {}) => {
  const read = header(names, options);
  return 'faults' in read ? read.faults.join('\n') : '';
};
function cells(names: string, row: string, options = {}) {
  const read = header(names, options);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return cellsOf(row.split(','), read.columns);
}

it('compares names without case, blanks and punctuation', () => {
  expect(['Message SID', 'message_sid', 'MessageSid', ' message-sid '].map(keyOf)).toEqual(
    Array(4).fill('messagesid'),
  );
});

it('takes of two columns of one field the better, and the other where that one is empty', () => {
  expect(cells('date_created,date_sent,status', '1,2,sent')).toMatchObject({ sent: '2' });
  expect(cells('date_created,date_sent,status', '1,null,sent')).toMatchObject({ sent: '1' });
});

it('lets --map decide, and leave out', () => {
  const names = 'When,Result,Sent,Type';
  expect(cells(names, '1,ok,2,x', { map: ['When=sent', 'result=status', 'Type=ignore'] })).toEqual({
    sent: '1',
    status: 'ok',
  });
});

it('names everything that is wrong at once', () => {
  expect(faults('Sid,To,Type,Number', { map: ['Nope=to'] })).toMatch(
    /no column "Nope".*hold the status.*time of sending.*"Type" could be feature or line or channel.*"Number" could be/s,
  );
});

it('knows by the platform what a name means', () => {
  expect(faults('Sent,Status,Type')).toMatch(/"Type" could be/);
  expect(cells('Sent,Status,Type', '1,2,Direct Message', { platform: 'dental-intelligence' })).toMatchObject({
    feature: 'Direct Message',
  });
});

it.each([
  'Jane Doe,+12125550123,Delivered,3/2/2026 9:40 AM',
  'Jane Doe,Delivered,Reminder',
  'Jane Doe,Sent,Reminder',
  'Jane Doe,jane@example.com,Sent,Status',
  '1,2,3,4',
  'SM00000000000000000000000000000001,delivered,,',
  'Status',
])('takes %s for no header, and repeats nothing of it', (names) => {
  const said = faults(names);

  expect(said).toMatch(/first line is not known to hold the names of columns/);
  expect(said).not.toMatch(/Jane|Doe|0123|Reminder|SM000|example/);
});

it('names the columns that nobody reads, once it is sure that they are names', () => {
  const read = header('Sid,Status,Sent,Patient Name,Body,,Price (USD)');

  expect('columns' in read && read.columns.ignored).toEqual(['Patient Name', 'Body', 'Price (USD)']);
});

it('never gives the text of a message, a name or a date of birth a field', () => {
  const names =
    'Sid,Status,Sent,Body,Message,Text,Content,Name,Patient,First Name,Last Name,DOB,Date Of Birth,Email';
  const row = names
    .split(',')
    .map((name) => `of ${name}`)
    .join(',');

  expect(cells(names, row)).toEqual({ message: 'of Sid', status: 'of Status', sent: 'of Sent' });
});
