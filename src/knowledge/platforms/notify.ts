import type { Book } from '../book.ts';

/** Notify, from its help page on delivery status: three statuses and seven reasons. */
export const notify = {
  id: 'notify',
  name: 'Notify',
  document: 'notify',
  support: 'Notify Support',
  rows: ['NO1', 'NO2', 'NO3'],
  asks: {
    status: {
      question: 'Which Message Status does the recipient have?',
      where:
        'History → "View Details" of the campaign: a chart of the statuses, and below it each recipient.',
      values: ['failed', 'unknown', 'delivered'],
      rows: ['NO1', 'NO2', 'NO3', 'NO4'],
    },
    error: {
      question: 'Which "Failed Message Reason" stands there?',
      where: 'History → "View Details", in the list of recipients.',
      rows: ['NO3'],
    },
    'line-type': {
      question: 'What kind of phone line is it really?',
      values: ['mobile', 'landline', 'prepaid-mobile', 'voip'],
      rows: ['NO7'],
    },
    'recipient-country': { rows: ['NO10'] },
    'recipient-number': { rows: ['NO8', 'NO10'] },
    'failure-scope': {
      question: 'Has this number failed before?',
      values: ['latest', 'some', 'all'],
      labels: { latest: 'No, first time', some: 'Now and then', all: 'Every time' },
      rows: ['NO5', 'NO6'],
    },
    reach: {
      values: ['one-patient', 'some-patients', 'everyone'],
      where: 'The chart of statuses shows how many are affected.',
      rows: ['NO1', 'NO9'],
    },
    'has-link': { rows: ['NO9'], inferred: true },
  },
  suspects: {
    'still-pending': {
      signs: { status: { unknown: 'usually', pending: 'sometimes' } },
      title: 'The text is still being processed',
      because: [{ text: 'In Notify "Unknown" means that the text is still on its way through the system.' }],
      steps: [
        { text: 'Check again later; do not resend it now, or people may get it twice.', who: 'nobody' },
      ],
      caveats: [{ text: 'The page gives no time after which Unknown becomes a failure.' }],
      rows: ['NO4', 'X3'],
    },
    delivered: {
      signs: { status: { delivered: 'always' } },
      rows: ['NO2', 'X4', 'X3'],
    },
    'handset-unreachable': {
      signs: {
        status: { failed: 'always' },
        'line-type': { mobile: 'usually', landline: 'never' },
        'failure-scope': { latest: 'often', some: 'often', all: 'sometimes' },
      },
      because: [{ text: 'The reason means that the phone may be switched off.', when: { error: 'known' } }],
      steps: [
        { text: 'Wait, and let the next campaign try again; if it is urgent, call.', who: 'front-desk' },
        {
          text: "It fails every time: you may opt the number out so that later campaigns do not pay for it. Note who decided it and why: this is about cost and is not the person's own wish.",
          who: 'front-desk',
          when: { 'failure-scope': ['all', 'some'] },
        },
        {
          text: 'Only if it fails again and again, you may opt the number out so that later campaigns do not pay for it; note who decided it and why.',
          who: 'front-desk',
          when: { 'failure-scope': { not: ['all', 'some'] } },
        },
      ],
      rows: ['NO5', 'NO12', 'X5'],
    },
    'unassigned-number': {
      signs: {
        status: { failed: 'always' },
        'line-type': { mobile: 'usually', landline: 'rarely' },
        'failure-scope': { all: 'usually', latest: 'sometimes' },
      },
      because: [
        {
          text: 'The reason means that the number may no longer exist, or that the phone cannot take texts.',
          when: { error: 'known' },
        },
      ],
      steps: [
        {
          text: 'Confirm the number: check with the person that it is still theirs and written down correctly.',
          who: 'front-desk',
        },
        {
          text: 'If it fails again and again, you may opt the number out so that later campaigns do not pay for it; note who decided it and why.',
          who: 'front-desk',
        },
      ],
      rows: ['NO6', 'NO12', 'X5'],
    },
    'landline-number': {
      signs: {
        status: { failed: 'always' },
        'line-type': { landline: 'always', mobile: 'never' },
        'recipient-number': { 'fixed-line': 'sometimes' },
        'failure-scope': { all: 'usually' },
      },
      because: [
        {
          text: 'The reason has two meanings: a landline, or a phone company that cannot be reached from Notify.',
          when: { error: 'known' },
        },
      ],
      steps: [
        {
          text: 'Confirm with the person first: is it a landline? Ask for a mobile number.',
          who: 'front-desk',
        },
        {
          text: "If it is a landline, opt the number out so that later campaigns do not pay for it. Note who decided it and why: it is about cost, not the person's own opt-out.",
          who: 'front-desk',
        },
      ],
      caveats: [
        {
          text: 'Notify advises to opt such numbers out at once. Asking first is our advice, because the same reason can mean that the phone company is unreachable.',
        },
      ],
      rows: ['NO7', 'NO12', 'X1', 'X5'],
    },
    'invalid-number-format': {
      signs: {
        status: { failed: 'always' },
        'recipient-number': { malformed: 'always', 'well-formed': 'never' },
        'recipient-country': { eligible: 'always' },
      },
      because: [{ text: 'Notify minds how the number is written.' }],
      steps: [
        {
          text: 'Check the format of the number: every digit, the area code, the country code; correct it.',
          who: 'front-desk',
        },
        {
          text: 'If the number is written correctly, it may be for a country that Notify cannot text: use another channel for that person.',
          who: 'front-desk',
        },
        { text: 'Send it again once the number is right.', who: 'front-desk' },
      ],
      rows: ['NO8', 'NO10', 'X2'],
    },
    'carrier-blocked-content': {
      signs: {
        status: { failed: 'always' },
        'has-link': { 'typed-by-hand': 'often', 'added-by-system': 'often' },
        reach: { 'some-patients': 'usually', everyone: 'sometimes', 'one-patient': 'rarely' },
      },
      because: [
        {
          text: 'A phone company blocked the text as breaking its rules. Like spam filters for e-mail, such filters sometimes stop honest texts.',
        },
      ],
      steps: [
        { text: 'Contact {support} if you see this on your campaigns.', who: 'front-desk' },
        { text: 'Do not send the same text again until they have answered.', who: 'front-desk' },
      ],
      caveats: [{ text: 'It can be a false alarm. The error is now often titled "Message filtered".' }],
      rows: ['NO9', 'X6'],
    },
    'country-not-enabled': {
      signs: {
        status: { failed: 'always' },
        'recipient-country': { 'not-eligible': 'always', eligible: 'never' },
        'recipient-number': { foreign: 'always' },
      },
      because: [
        {
          text: 'The text was never sent, and one of the two usual reasons is a country that Notify cannot text.',
          when: { error: 'known' },
        },
      ],
      steps: [
        {
          text: "Check the country of the person's number; if Notify cannot text that country, use another channel.",
          who: 'front-desk',
        },
        { text: 'If the country is fine, check the format of the number.', who: 'front-desk' },
      ],
      rows: ['NO10'],
    },
    'status-lookup-failed': {
      signs: { status: { failed: 'always' } },
      because: [
        {
          text: 'Only the reading of the status failed. It says nothing about whether the text arrived.',
          when: { error: 'known' },
        },
      ],
      steps: [
        { text: 'Contact {support}: this should be rare.', who: 'front-desk' },
        {
          text: 'Do not resend blindly: the text may have arrived. Ask the person if it matters.',
          who: 'front-desk',
        },
      ],
      caveats: [{ text: 'That sending again may be wrong is our conclusion; the page does not say it.' }],
      rows: ['NO11'],
    },
    'no-route-to-carrier': {
      signs: {
        status: { failed: 'always' },
        'line-type': {
          mobile: 'usually',
          'prepaid-mobile': 'sometimes',
          voip: 'sometimes',
          landline: 'never',
        },
        'failure-scope': { all: 'usually' },
      },
      because: [
        {
          text: 'The reason has two meanings: a landline, or a phone company that cannot be reached from Notify. The line is not a landline.',
          when: { error: 'known', 'line-type': ['mobile', 'prepaid-mobile', 'voip'] },
        },
      ],
      steps: [
        {
          text: 'Confirm with the person that the number is right, and ask whether they have another mobile number.',
          who: 'front-desk',
        },
        {
          text: 'If not, opt the number out so that later campaigns do not pay for it, and note who decided it and why. Reach the person by phone or e-mail.',
          who: 'front-desk',
        },
      ],
      rows: ['NO7', 'NO12'],
    },
  },
  errors: [
    {
      text: 'Unreachable destination handset',
      aliases: ['Twilio 30003'],
      says: { 'handset-unreachable': 'always' },
      rows: ['NO5'],
    },
    {
      text: 'Unknown destination handset',
      aliases: ['Twilio 30005'],
      says: { 'unassigned-number': 'always' },
      rows: ['NO6'],
    },
    {
      text: 'Landline or unreachable carrier',
      aliases: ['Twilio 30006'],
      says: { 'landline-number': 'always', 'no-route-to-carrier': 'always' },
      rows: ['NO7'],
    },
    {
      text: 'Invalid number',
      aliases: ['Twilio 21211'],
      says: { 'invalid-number-format': 'usually' },
      rows: ['NO8'],
    },
    {
      text: 'Carrier violation',
      aliases: ['Twilio 30007'],
      says: { 'carrier-blocked-content': 'always' },
      rows: ['NO9'],
    },
    {
      text: 'HTTP 400 error - Unable to create record',
      says: { 'invalid-number-format': 'sometimes', 'country-not-enabled': 'always' },
      caveat:
        'The text was never sent. The page names a badly written number or a country that cannot be texted as the usual reasons, not the only ones.',
      rows: ['NO10'],
    },
    {
      text: 'HTTP 404 error - Unable to fetch record',
      says: { 'status-lookup-failed': 'always' },
      rows: ['NO11'],
    },
  ],
  answers: {
    'where-to-look': {
      text: 'Open History and press "View Details" for the campaign: first a chart of the statuses, then the list of recipients with each status.',
      rows: ['NO1'],
    },
    'all-messages': {
      text: 'Open History and press "View Details" for the campaign: first a chart of the statuses, then the list of recipients with each status.',
      rows: ['NO1'],
    },
    'suppress-for-cost': {
      text: 'For "Landline or unreachable carrier" Notify advises it at once; for the two handset reasons only if they happen again and again. The reason is the cost of later campaigns, not the person\'s consent.',
      steps: [
        {
          text: 'Confirm the number with the person if you can, then note who opted it out and why, apart from opt-outs that people made themselves.',
          who: 'front-desk',
        },
      ],
      rows: ['NO5', 'NO6', 'NO7', 'NO12', 'X5'],
    },
    'number-format': {
      text: 'In Notify it matters: a badly written number fails as "Invalid number". Give it in full, with area code and, abroad, the country code.',
      rows: ['NO8', 'NO10', 'X2'],
    },
    'sent-meaning': {
      text: 'Delivered means that the text arrived. Unknown means that it is still being processed: check again later and do not send it again now.',
      rows: ['NO2', 'NO4', 'X3'],
    },
    'opt-in-again': {
      text: 'Numbers that you opted out to save cost and people who opted out themselves are two things. Switch a person on again only with their own consent.',
      rows: ['NO12', 'X5'],
    },
  },
  escalation: {
    route: 'Contact {support}.',
    include: ['the campaign', 'the Failed Message Reason, word for word', 'how many recipients have it'],
    leaveOut: ['patient names', 'phone numbers', 'the text of the message'],
    rows: ['NO9', 'NO11', 'X6'],
  },
  unexplained: {
    steps: [
      {
        text: 'Look up the "Failed Message Reason" under History → "View Details".',
        who: 'front-desk',
        when: { error: 'open', status: ['failed'] },
      },
      { text: 'Contact {support} with that reason, word for word.', who: 'front-desk' },
    ],
    caveats: [],
    rows: ['NO3', 'X7'],
  },
} as const satisfies Book;
