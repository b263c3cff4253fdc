/** Every document a claim may rest on, and the rows of the acceptance list drawn from it. */
export const documents = {
  caremessage: {
    title: 'CareMessage help centre: common causes for failed messages',
    version: 'undated copy',
  },
  cliniko: { title: "Cliniko help: Patients aren't receiving SMS messages", version: 'undated copy' },
  'open-dental': { title: 'Open Dental manual: Integrated Texting Troubleshooting', version: '24.4' },
  notify: { title: 'Notify help: Message Delivery Status', version: 'undated copy' },
  'dental-intelligence': {
    title: 'Dental Intelligence help: Create, Send, and Track Direct Messages',
    version: 'undated copy',
  },
  'cross-system': { title: 'Our own rules, drawn from all five documents', version: 'first edition' },
  'provider-codes': { title: "SMS providers' public lists of delivery codes", version: '2026-11' },
  regulatory: { title: 'US consent and opt-out rules (47 CFR 64.1200; CTIA keywords)', version: '2026-11' },
} as const;

export type DocumentId = keyof typeof documents;

type CareMessageRow = `CM${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16}`;
type ClinikoRow = `CL${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19}`;
type OpenDentalRow = `OD${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18}`;
type NotifyRow = `NO${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`;
type DentalIntelligenceRow =
  `DI${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19}`;
type CrossRow = `X${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10}`;

/** A row of the acceptance list (94 in all); a row that does not exist does not compile. */
export type RowId =
  | CareMessageRow
  | ClinikoRow
  | OpenDentalRow
  | NotifyRow
  | DentalIntelligenceRow
  | CrossRow;
