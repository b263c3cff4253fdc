/**
 * The same text with nothing in it that a terminal obeys: control characters become their pictures (ESC is ␛),
 * marks that turn or hide writing become �. Line breaks stay, a tab becomes a space.
 */
export function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/\p{Cc}/gu, picture)
    .replace(/[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, '\ufffd');
}

function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (control === '\n') return control;
  if (code === 0x7f) return '\u2421';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
}
