/** What a column of an exported log may hold, and by which names such columns are known. */
import type { ProviderId } from '#knowledge/codes/index.ts';
import type { PlatformId } from '#knowledge/facts.ts';

/**
 * Names of columns, the best first: of two columns of one row the first that holds anything is believed. They are
 * those of Twilio (console, Message resource, bulk export), Telnyx (detail records), Bandwidth (list of messages),
 * Vonage (Reports API), Plivo (message objects), Sinch (delivery reports), AWS (SMS events) and of this product's own
 * lines, and names that the logs of practice systems plausibly use. Compared without case, spaces and punctuation.
 */
const names = {
  message: [
    'Message ID',
    'Message SID',
    'Sid',
    'Message UUID',
    'UUID',
    'SMS SID',
    'SMS ID',
    'Batch ID',
    'Communication ID',
    'ID',
  ],
  status: [
    'Message Status',
    'Delivery Status',
    'Status',
    'Message State',
    'State',
    'SMS Status',
    'Text Status',
    'Send Status',
    'Event Type',
    'Outcome',
  ],
  code: ['Error Code', 'Err Code', 'Failure Code', 'Status Code', 'Code'],
  error: [
    'Error Message',
    'Error Text',
    'Error Description',
    'Error Code Description',
    'Failed Message Reason',
    'Failure Reason',
    'Fail Reason',
    'Status Reason',
    'Error Reason',
    'Error',
    'Errors',
    'Reason',
    'Message Status Description',
  ],
  sent: [
    'Date Sent',
    'Sent Date',
    'Sent At',
    'Sent On',
    'Sent Time',
    'Sent',
    'Date Time Sent',
    'Sent Date Time',
    'Time Sent',
    'Send Time',
    'Send Date',
    'Message Time',
    'Message Date',
    'Message Request Timestamp',
    'Date Received',
    'Receive Time',
    'Date Created',
    'Created Date',
    'Created At',
    'Created',
    'Date Time',
    'Timestamp',
    'Date',
  ],
  time: ['Time', 'Time Of Day'],
  updated: [
    'Delivery Report Time',
    'Delivered At',
    'Date Delivered',
    'Delivered Date',
    'Date Finalized',
    'Completed At',
    'Failed At',
    'Event Timestamp',
    'Operator Status At',
    'Status Date',
    'Status Updated At',
    'Date Updated',
    'Updated At',
    'Updated Date',
    'Last Updated',
    'Updated',
    'At',
  ],
  to: [
    'To',
    'To Number',
    'Recipient',
    'Recipient Number',
    'Recipient Phone',
    'Destination',
    'Destination Number',
    'Destination TN',
    'Destination Phone Number',
    'CLD',
    'MSISDN',
    'Patient Phone',
    'Patient Phone Number',
    'Mobile',
    'Mobile Phone',
    'Mobile Number',
    'Cell Phone',
    'Cell',
    'Wireless Phone',
    'Phone',
    'Phone Number',
  ],
  from: [
    'From',
    'From Number',
    'Sender',
    'Sender ID',
    'Sender Number',
    'Source Number',
    'Source TN',
    'Origination Phone Number',
    'CLI',
    'Practice Number',
    'Practice Phone',
  ],
  carrier: ['Carrier', 'Carrier Name', 'Network Name', 'Network', 'Mobile Carrier', 'Operator'],
  provider: ['SMS Provider', 'Provider', 'Gateway'],
  platform: ['Platform', 'Messaging Platform'],
  site: [
    'Site',
    'Location',
    'Practice',
    'Practice Name',
    'Clinic',
    'Clinic Name',
    'Office',
    'Branch',
    'Business',
  ],
  feature: ['Feature', 'Campaign', 'Campaign Name', 'Category', 'Message Category', 'Communication Type'],
  patient: ['Patient ID', 'Patient Reference', 'Patient Number', 'Pat Num', 'MRN', 'Chart Number'],
  line: ['Line Type', 'Phone Type', 'Number Type'],
  workspace: ['Workspace'],
  direction: ['Direction', 'Message Direction'],
  channel: ['Channel', 'Delivery Channel', 'Medium', 'Delivery Method', 'Contact Method'],
} as const satisfies Record<string, readonly string[]>;

/** What a column can be told to hold by `--map`. */
export type Field = keyof typeof names;

export const fields = Object.keys(names) as readonly Field[];

/** Where one name has been seen for different things; people must say which. */
const contested: Readonly<Record<string, readonly Field[]>> = {
  type: ['feature', 'line', 'channel'],
  messagetype: ['feature', 'channel'],
  number: ['to', 'from'],
  reference: ['message', 'patient'],
  source: ['from', 'platform'],
};

/** What a name means in the exports of one provider or product, whatever it means elsewhere. */
const local: { readonly [Id in ProviderId | PlatformId]?: Readonly<Record<string, Field | 'ignore'>> } = {
  bandwidth: { messagetype: 'channel' },
  plivo: { messagetype: 'channel' },
  telnyx: { messagetype: 'channel', type: 'channel' },
  aws: { messagetype: 'ignore', messagestatus: 'ignore', eventtype: 'status' },
  sinch: { type: 'ignore', code: 'code' },
  cliniko: { type: 'channel' },
  'dental-intelligence': { type: 'feature' },
};

/** Columns that one provider alone has; a file that shows them is that provider's. */
const marks: readonly (readonly [ProviderId, RegExp])[] = [
  ['twilio', /^(sid|messagesid|messagingservicesid|numsegments)$/],
  ['bandwidth', /^(sourcetn|destinationtn)$/],
  ['telnyx', /^(cld|cli)$/],
  ['vonage', /^(datefinalized|errorcodedescription)$/],
  ['plivo', /^(messageuuid|powerpackuuid)$/],
  ['sinch', /^(batchid|operatorstatusat)$/],
  ['aws', /^(originationphonenumber|messagerequesttimestamp)$/],
];

/** A column's name as it is compared. */
export const keyOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const known = new Map<string, { readonly field: Field; readonly rank: number }>(
  fields.flatMap((field) => names[field].map((name, rank) => [keyOf(name), { field, rank }] as const)),
);

/** Whose export columns of these names make it, if they say so of one provider only. */
export function providerBy(columns: readonly string[]): ProviderId | undefined {
  const keys = columns.map(keyOf);
  const found = marks.filter(([, mark]) => keys.some((key) => mark.test(key)));
  return found.length === 1 ? found[0]?.[0] : undefined;
}

/** What a column holds: one field, several that it could be, or none. `rank` orders columns of one field, 0 first. */
export function meaningOf(
  column: string,
  within: readonly (ProviderId | PlatformId | undefined)[],
): { readonly fields: readonly Field[]; readonly rank: number } {
  const key = keyOf(column);
  for (const id of within) {
    const own = id && local[id]?.[key];
    if (own) return { fields: own === 'ignore' ? [] : [own], rank: 0 };
  }
  const { field, rank } = known.get(key) ?? {};
  if (field !== undefined) return { fields: [field], rank: rank ?? 0 };
  return { fields: contested[key] ?? [], rank: 0 };
}
