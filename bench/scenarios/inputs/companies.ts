/** Invented companies with products and house rules, for support bots and document assistants. */
import type { Random } from '../random.js';
import type { Topic } from './topics/index.js';

const beginnings = [
  'Alba',
  'Norr',
  'Tiva',
  'Kobel',
  'Lumen',
  'Sora',
  'Fenn',
  'Marlo',
  'Ostra',
  'Pell',
  'Quill',
  'Runa',
  'Vanta',
  'Zeph',
];
const endings = ['works', 'mart', 'line', 'haus', 'tel', 'care', 'go', 'post', 'fix', 'bay', 'lab', 'ride'];
const rules = [
  'Never promise a discount.',
  'Refunds are possible within 30 days.',
  'Hand over to a colleague when the customer is angry.',
  'Answer in at most three sentences.',
  'Ask one question at a time.',
  'Do not give legal advice.',
  'Delivery takes two to five days.',
  'Always ask for the order number.',
  'Use the customer’s first name.',
  'Offer the help page when unsure.',
];

export interface Company {
  readonly name: string;
  readonly topic: Topic;
  readonly rules: string;
}

export function someCompany(topics: readonly Topic[], random: Random): Company {
  const name = random.pick(beginnings) + random.pick(endings);
  return { name, topic: random.pick(topics), rules: random.some(rules, random.whole(2, 4)).join(' ') };
}

const complaints = [
  'my {thing} has not arrived',
  'I was sent the wrong {thing}',
  'how do I return a {thing}?',
  'the {trouble}',
  'where is my order?',
  'can I change the address of my order?',
  'do you have a {quality} {thing} in stock?',
  'the {thing} broke after {time}',
  'I want to talk to a person',
  'how long is the warranty on a {thing}?',
  'I paid twice for the {thing}',
  'please cancel my order of a {thing}',
  'your {person} never called back',
  'is the {thing} made for use {place}?',
  'my voucher does not work',
  'can I pick up the {thing} in town?',
];

/** Patterns of what customers of a company write. */
export const complaintPatterns: readonly string[] = complaints;
