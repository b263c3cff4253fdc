/** What the writer wants of the bot: a diagnosis, an answer to a how-to question, a person, or nothing more. */
import type { TopicId } from '#knowledge/topics.ts';
import { allWords, type PlainText } from './plain-words.ts';
import { pattern, saysAny } from './sayings.ts';
import { topicOf } from './topic.ts';

export type Intent = 'diagnose' | 'question' | 'handoff' | 'resolved' | 'help';

/** @param known what was read of the text's facts: a failing text is diagnosed before questions about it are answered. */
export function intentOf(
  text: string,
  plain: PlainText,
  known: { readonly failed: boolean; readonly any: boolean },
): { readonly intent: Intent; readonly topic?: TopicId } {
  if (isHelp(text, plain)) return { intent: 'help' };
  if (saysAny(handoff, allWords(plain)) && !saysAny(notHandoff, allWords(plain)))
    return { intent: 'handoff' };
  if (isResolved(plain)) return { intent: 'resolved' };
  const topic = topicOf(text, plain, known.failed);
  if (topic !== undefined) return { intent: 'question', topic };
  if (!known.failed && !known.any && howTo.test(allWords(plain)) && !saysAny(trouble, allWords(plain)))
    return { intent: 'question' };
  return { intent: 'diagnose' };
}

const greetings = pattern(
  '(?:hi|hello|hey|help|help me|help please|please help|menu|commands?|options|start|good (?:morning|afternoon|evening)|hi there|hello there|hola|ayuda|what (?:can|do) you do|what is this|who are you|how do you work|how does this work|what are you|how do i use (?:this|you|it)|what can i ask(?: you)?|smsfail|instructions|usage|about)',
);

function isHelp(text: string, plain: PlainText): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  const words = allWords(plain)
    .replace(/ (?:please|there|bot|smsfail|thanks) /g, ' ')
    .trim();
  const [found] = ` ${words} `.match(greetings) ?? [];
  return found !== undefined && found.length >= words.length;
}

const person =
  '(?:person|human|human being|someone|somebody|agent|rep|representative|operator|real person|live person|support agent|manager|specialist|technician)';
const handoff = [
  `(?:get|give|put|want|wanna|need|find|send) (?:me |us |to )*(?:through to |to |on with )?(?:talk to |speak to |speak with |talk with |chat with )?(?:a |an |the |some |actual |real |live )*${person}(?! (?:to|who|else|on|at|with|in))`,
  `(?:talk|speak|chat|connect|transfer|escalate|hand) (?:me |us |this |it |over |off )*(?:to|with) (?:a |an |the |some |actual |real |live )*(?:${person}|support|the vendor|customer (?:service|support))`,
  '(?:call|contact|email|ring|message|phone) (?:the )?(?:vendor |customer )?(?:support|vendor|help desk) (?:for (?:me|us)|please|on my behalf)',
  '(?:can|could|will|would) (?:you|someone|somebody) (?:please )?(?:call|contact|email|ring|phone) (?:the |\\S+ )?(?:support|vendor|customer service)',
  '(?:real|live|actual) (?:person|human|agent)',
  '(?:how|where) (?:do|can) (?:i|we) (?:contact|call|reach|get hold of|email|talk to) (?:\\S+ ){0,2}support',
  '(?:a )?(?:human|person|representative|agent|operator) please',
  'escalate (?:this|it|to|please)',
  '(?:can|could|will|would) (?:you|someone|somebody|anyone) (?:please )?(?:call|phone|ring) (?:me|us|the office)',
  'please (?:call|phone|ring) (?:me|us)',
  'hablar con (?:una persona|alguien)',
].map(pattern);
const notHandoff = [
  '(?:send|sent|sending) (?:\\S+ ){0,2}(?:texts?|reminders?) to',
  'someone (?:typed|put|changed|else|sent|texted|opted)',
].map(pattern);

const solved = pattern(
  '(?:it works(?: now| again| fine)?|works now|it is working(?: now| again)?|working (?:now|again)|(?:is |it is |got it |that |all |already |is now |we )?fixed(?! line)(?: it| now| that)?|never ?mind|nvm|nevermind|forget it|no longer needed|all good(?: now)?|all set|(?:is |it is |that )?solved(?: it| now)?|resolved|sorted(?: it| now)?|figured it out|(?:it|she|he|they|the patient) (?:went through|got it|came through|did it) (?:now|after all|finally|this time)|(?:now|finally|this time) (?:it|she|he|they) (?:went through|got it|came through|did it)|that (?:did|fixed|worked|solved)(?: it| the trick)?|problem (?:is )?(?:gone|solved|fixed)|we are good(?: now)?|cancel that|ya funciona)',
);
const trouble = [
  '<fails>',
  '(?:not|never|nothing|nobody|still|stuck|pending|but|error|problem|issue|missing)',
  'unknown',
  '(?:to work|fix|mend|repair)',
].map(pattern);
const longestResolved = 14;

function isResolved(plain: PlainText): boolean {
  const words = allWords(plain).trim().split(' ');
  if (words.length > longestResolved || plain.clauses.stretches.some(({ mood }) => mood === 'asked'))
    return false;
  const found = allWords(plain).match(solved);
  if (found === null) return false;
  const rest = allWords(plain).replace(solved, ' ').replace(solved, ' ');
  if (/ (?:econnector|connector|messenger|reminders?|in|self|myself|own|test) /.test(rest)) return false;
  return !saysAny(trouble, rest) && !/ not (?:\S+ )?(?:fixed|working|solved|resolved) /.test(allWords(plain));
}

const howTo =
  / (?:how (?:do|can|would|to|should) (?:i|we|you)?|where (?:do|can|is|are)|can (?:i|we) (?:change|edit|see|set|turn|use|delete|add|export|print)|is there a way) /;
