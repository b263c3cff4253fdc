/**
 * A number in E.164, where a provider leaves the plus out (Vonage, Plivo, Sinch). Short codes and names of senders,
 * and whatever else is not 7 to 15 digits, stay as they are.
 */
export function international(number: string): string {
  return /^[1-9]\d{6,14}$/.test(number) ? `+${number}` : number;
}
