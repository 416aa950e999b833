/** What is made by running the program on the demo log: transcripts in pages, and the picture of the table. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from './session.js';
import { terminalPicture } from './terminal-picture.js';
import { filesOf, filledIn } from './transcripts.js';

/** In the order in which they are run: one session, so that later pages find what earlier ones wrote. */
export const transcriptPages = ['docs/tour.md', 'docs/responding.md', 'docs/library.md'] as const;

/** The first rows, those where the levels change, and a campaign. */
const SHOWN = '1-13; /^28 /+16; /^campaign c1/+10';

/**
 * @param root the project's folder
 * @returns content by path from there
 */
export function ranPages(root: string, session: Session): Readonly<Record<string, string>> {
  const pages = transcriptPages.map((path) => {
    const page = readFileSync(join(root, path), 'utf8');
    for (const [name, content] of filesOf(page)) writeFileSync(session.path(name), content);
    return [path, filledIn(page, session.run)];
  });
  const printed = session.run('clonewatch report findings.json --no-verdicts --width 100 --color');
  const command = 'clonewatch scan fixtures/demo';
  return {
    ...(Object.fromEntries(pages) as Record<string, string>),
    'docs/pictures/table.svg': terminalPicture({ command, printed, show: SHOWN }),
  };
}
