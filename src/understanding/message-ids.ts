/** Finds the ids that providers give to messages, in what staff type. An id is no number and no name. */

const shapes = [
  /\b[SM]M[0-9a-f]{32}\b/gi,
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
  /\b(?:message|msg|sms|text|delivery|communication)[ -]?(?:id|sid|uuid|reference)\b[ :#=is]{0,6}([\w.:-]{6,100})/gi,
];
/** So many are looked up, of one text. */
const most = 3;

/** The ids in a text, in their order. */
export function messageIds(text: string): readonly string[] {
  const found = shapes.flatMap((shape) =>
    [...text.slice(0, 4000).matchAll(shape)].map((match) => ({ at: match.index, id: match[1] ?? match[0] })),
  );
  const ids = found
    .filter(({ id }) => /\d/.test(id))
    .toSorted((a, b) => a.at - b.at)
    .map(({ id }) => id.replace(/[.:]+$/, ''));
  return [...new Set(ids)].slice(0, most);
}

/** Whether a typed answer has the form of an id rather than of a phone number: letters in it, no spaces. */
export function isMessageId(text: string): boolean {
  return /^(?=.*[a-z])(?=.*\d)[\w.:-]{6,200}$/i.test(text.trim());
}
