/**
 * Every number that detection is set by, with its reason. All evidence is in nats (natural logarithms of likelihood
 * ratios); a message is one text.
 */
export const settings = {
  /** One false alarm in this many weeks, at most, if the model of normal traffic held exactly. */
  weeksPerFalseAlarm: 13,
  /** Evidence asked for beyond that, for what the model does not know: days that are worse than others, clumps. */
  margin: 0,
  /** Minutes for which receipts may come late and still count in the minute their text was sent; a power of two. */
  late: 64,
  /** A receipt that comes this many minutes after its text says nothing about the order within the minute. */
  disorder: 10,
  /** Fewer failed texts than this are never an incident: nobody would believe it. */
  fewest: 3,
  /** A normal rate may be this much higher without being a rise: days differ by about 10 %. */
  slack: 0.12,
  /** The rate is known up to this divided by the square root of the failures it was learned from. */
  doubt: 0.5,
  /** No failure is thought rarer than this, with its reason; else a second odd code would be an incident. */
  rarest: 0.0003,
  /** Of failed texts, this share is sent again within `echo` minutes, and fails again. */
  echoShare: 0.12,
  echo: 10,
  /** Evidence asked for beyond that for something else within a part that already fails more than usual. */
  within: 3,
  /** Of the failures of an incident, this share in another slice makes it that slice's. */
  explains: 0.75,
  /** Days after which a rise that goes on is the new normal. */
  longestRise: 5,
  /** After a longer gap than this, in minutes, time is taken up again from there. */
  longestGap: 20_160,
  /** Evidence that all is as before, for an incident to be over. */
  over: 4.5,
  /** Minutes that this evidence has to last: some twenty texts in a row may be luck, and luck does not last. */
  calm: 2,
} as const;
