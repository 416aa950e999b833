/** One entry of a verdict file: what it may hold, and what is wrong with it in words. */
import { z } from 'zod';
import { nearestWord } from '../errors.js';
import { levels, verdictKinds } from '../findings/findings.js';
import { type Subject, subjects, type Verdict } from './verdict.js';

const date = z.string().refine(isDate);
const name = z.string().min(1);

const entry = z.strictObject({
  account: name.optional(),
  key: name.optional(),
  tenant: name.optional(),
  network: name.refine(isNetwork).optional(),
  agent: name.optional(),
  verdict: z.enum(verdictKinds),
  reason: z.string().min(1),
  author: name.optional(),
  at: date,
  expires: date.optional(),
  level: z.enum(levels).optional(),
  families: z.array(z.string()).optional(),
});

const file = z.strictObject({ verdicts: z.array(entry) });

type Entry = z.infer<typeof entry>;

/** Keys of an entry in the order in which they are written. */
export const entryKeys = [...subjects, 'verdict', 'reason', 'author', 'at', 'expires', 'level', 'families'] as const;

const WANTED: Readonly<Record<string, string>> = {
  verdicts: 'a list of entries, each with account, verdict, reason and at',
  account: 'the name of an account as a text; put quotes around numbers, as in account: "12345"',
  key: 'a key as a text, in quotes, as logs name it: never a secret itself',
  tenant: 'a tenant as a text, in quotes',
  network: 'a network such as 203.0.113.0/24 or 2001:db8:7::/48, in quotes: IPv4 counts by /24, IPv6 by /48',
  agent: 'a user agent as a text, in quotes',
  verdict: `one of ${verdictKinds.join(', ')}`,
  reason: 'a text that says why',
  author: 'a name',
  at: 'the date of the decision, such as 2026-11-25',
  expires: 'a date such as 2026-12-25; leave it out for one that never ends',
  level: `the level at the time, one of ${levels.join(', ')}`,
  families: 'a list of families of questions, such as [volume, content]',
};

/** A real day written `2026-11-25`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** As profiles count networks. */
export function isNetwork(text: string): boolean {
  return /^(\d{1,3}\.){3}0\/24$/.test(text) || /^[0-9a-f]{1,4}:[0-9a-f]{1,4}:[0-9a-f]{1,4}::\/48$/.test(text);
}

export type Path = readonly (string | number)[];

export interface Problem {
  readonly what: string;
  readonly path: Path;
  readonly hint: string;
}

/** The verdicts of a file as plain data, or the first thing that is wrong with it. */
export function checkEntries(data: unknown): readonly Verdict[] | Problem {
  const result = file.safeParse(data ?? { verdicts: [] });
  if (!result.success) return problemOf(result.error);
  const seen = new Set<string>();
  const verdicts: Verdict[] = [];
  for (const [index, each] of result.data.verdicts.entries()) {
    const path = ['verdicts', index];
    const wrong = entryProblem(each);
    if (wrong !== undefined) return { ...wrong, path };
    const verdict = verdictOf(each);
    const key = `${verdict.subject} ${verdict.name}`;
    if (seen.has(key)) return { what: `a second verdict about the ${key}`, path, hint: 'leave one of them' };
    seen.add(key);
    verdicts.push(verdict);
  }
  return verdicts;
}

function problemOf({ issues }: z.ZodError): Problem {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue === undefined) throw new Error('verdicts: refused without a reason');
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const known: readonly string[] = path.length === 0 ? ['verdicts'] : entryKeys;
    const nearest = nearestWord(key, known);
    const hint = `${nearest === undefined ? '' : `did you mean ${nearest}? `}known: ${known.join(', ')}`;
    return { what: `unknown key "${key}"`, path: [...path, key], hint };
  }
  const key = path.filter((part) => typeof part === 'string').at(-1) ?? 'verdicts';
  const inEntry = path.length === 2 ? 'an entry with account, verdict, reason and at' : undefined;
  return {
    what: `"${key}" is wrong or missing`,
    path,
    hint: `expected ${inEntry ?? WANTED[key] ?? WANTED['verdicts'] ?? ''}`,
  };
}

/** What no single key shows. */
function entryProblem(entry: Entry): Omit<Problem, 'path'> | undefined {
  const { verdict, level } = entry;
  const named = subjects.filter((subject) => entry[subject] !== undefined);
  const [subject = 'account'] = named;
  if (named.length !== 1) {
    return {
      what: 'an entry names one account, one key, one tenant, one network or one agent',
      hint: 'write account: NAME, key: "KEY", tenant: "NAME", network: "203.0.113.0/24" or agent: "USER AGENT"',
    };
  }
  if (subject !== 'account' && verdict !== 'allow' && verdict !== 'watch') {
    return {
      what: `${subject}s cannot be ${verdict}ed`,
      hint: 'allow or watch them; accounts are confirmed and dismissed',
    };
  }
  if (verdict === 'dismiss' && level === undefined) {
    return {
      what: 'a dismissal without the level at the time',
      hint: `add level, ${levels.join(', ')}: it ends above`,
    };
  }
  return undefined;
}

function verdictOf(entry: Entry): Verdict {
  const { verdict, reason, author, at, expires, level, families } = entry;
  const subject: Subject = subjects.find((each) => entry[each] !== undefined) ?? 'account';
  return {
    ...{ subject, name: entry[subject] ?? '' },
    ...{ verdict, reason, at },
    author: author ?? null,
    expires: expires ?? null,
    level: level ?? null,
    families: families ?? null,
  };
}
