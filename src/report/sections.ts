/** Headings and lists of the longer text reports. */
import { span } from './page.js';
import type { Page } from './page.js';

export function heading(page: Page, text: string): string[] {
  return ['', page.line(span(text, 'strong'))];
}

export function* bullets(page: Page, texts: readonly string[]): Iterable<string> {
  for (const text of texts) yield* page.paragraph('  - ', text, 4);
}
