/** Small made-up accounts for tests: events by hand, folded into profiles and a population. */
import { EventView, inputKinds } from '../src/events/event.js';
import { buildPopulation, type Population } from '../src/population/population.js';
import { ProfileStore } from '../src/profiles/build.js';
import type { Profile } from '../src/profiles/profile.js';
import { hashText } from '../src/represent/hash.js';
import { seededRandom } from '../src/stats/random.js';
import type { TextSlice } from '../src/events/event.js';

export interface MadeEvent {
  readonly account: string;
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  readonly text?: string;
  readonly chat?: boolean;
  readonly earlierTurns?: number;
  readonly toolset?: number;
  readonly row?: Readonly<Record<string, number | string>>;
  readonly label?: string;
  readonly margin?: number;
  readonly output?: string;
  readonly address?: string;
  readonly agent?: string;
  readonly model?: string;
  readonly endpoint?: string;
  /** The customer that the record names beside the account. */
  readonly tenant?: string;
  readonly key?: string;
  readonly tokensIn?: number;
  readonly tokensOut?: number;
  readonly parameters?: Partial<
    Pick<EventView, 'asksProbabilities' | 'asksLogitBias' | 'topLogprobs' | 'completions' | 'temperature' | 'maxTokens'>
  >;
}

function put(slice: TextSlice, text: string): void {
  const bytes = Buffer.from(text);
  slice.set(bytes, 0, bytes.length);
}

/** Fills the view with one made-up event. */
export function fill(event: EventView, made: MadeEvent): void {
  event.reset();
  put(event.account, made.account);
  event.time = made.time;
  fillSource(event, made);
  if (made.text !== undefined) {
    event.inputKind = inputKinds.text;
    put(event.text, made.text);
    event.isChat = made.chat ?? false;
    event.earlierTurns = made.earlierTurns ?? 0;
    event.toolset = made.toolset ?? 0;
  } else if (made.row !== undefined) fillRow(event, made.row);
  if (made.label !== undefined) put(event.label, made.label);
  if (made.margin !== undefined) {
    event.margin = made.margin;
    event.probabilityCount = 2;
  }
  if (made.output !== undefined) put(event.outputText, made.output);
  event.tokensIn = made.tokensIn ?? NaN;
  event.tokensOut = made.tokensOut ?? NaN;
  if (made.parameters !== undefined) {
    event.hasParameters = true;
    Object.assign(event, made.parameters);
  }
}

function fillSource(event: EventView, { address, agent, model, endpoint, key, tenant }: MadeEvent): void {
  if (tenant !== undefined) put(event.tenant, tenant);
  if (agent !== undefined) put(event.agent, agent);
  if (model !== undefined) put(event.model, model);
  if (endpoint !== undefined) put(event.endpoint, endpoint);
  if (address !== undefined) put(event.address, address);
  if (key !== undefined) put(event.key, key);
}

function fillRow(event: EventView, row: Readonly<Record<string, number | string>>): void {
  event.inputKind = inputKinds.fields;
  const entries = Object.entries(row).map(([name, value]) => ({ column: hashText(name, 0), value }));
  entries.sort((a, b) => a.column - b.column);
  event.fields.count = entries.length;
  entries.forEach(({ column, value }, i) => {
    event.fields.columns[i] = column;
    event.fields.isWord[i] = typeof value === 'string' ? 1 : 0;
    event.fields.values[i] = typeof value === 'string' ? hashText(value, 0) : value;
  });
}

export const madeSettings = { sampleSize: 128, evidenceRows: 4, namesKept: 32, windowsKept: 64 };

export function profilesOf(events: readonly MadeEvent[]): Profile[] {
  const store = new ProfileStore(madeSettings);
  const view = new EventView();
  for (const made of events) {
    fill(view, made);
    store.accumulate(view);
  }
  store.finish();
  return store.profiles();
}

/** Twelve texts of one account, a minute apart, of which nothing tells what came back unless it is given. */
export function textsOf(account: string, told: Partial<MadeEvent> = {}): MadeEvent[] {
  return Array.from({ length: 12 }, (_, i) => ({
    account,
    time: START + i * 60_000,
    text: `how do I repair part ${String(i)} of ${account}`,
    ...told,
  }));
}

export function populationOf(events: readonly MadeEvent[]): Population {
  return buildPopulation(profilesOf(events));
}

const START = Date.UTC(2026, 2, 2);
const TOPICS = ['garden', 'invoice', 'travel', 'recipe', 'repair', 'school', 'music', 'weather'];
const VERBS = ['explain', 'compare', 'list', 'describe', 'check', 'translate'];

/** When in its course a request comes: those that repeat themselves end with a rush. */
function step(style: number, request: number, requests: number): number {
  return style === 2 ? Math.min(request, 0.7 * requests) : request;
}

/** Mixed tabular use: ordinary customers, one that repeats itself, one probing, one sweeping at random. */
export function tabularEvents(accounts: number, seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  const events: MadeEvent[] = [];
  for (let account = 0; account < accounts; account += 1) {
    const style = account % 5;
    const requests = 20 + Math.floor(random() * 120);
    const centre = { length: 20 + 20 * random(), weight: 3 + 4 * random() };
    for (let i = 0; i < requests; i += 1) {
      const ordinary = {
        length: centre.length + random(),
        weight: centre.weight + random(),
        service: random() < 0.5 ? 'air' : 'road',
      };
      const swept = { length: 200 * random(), weight: 40 * random(), service: ['air', 'road', 'sea'][i % 3] ?? 'air' };
      const probed = { length: 25 + 0.001 * i, weight: 5, service: 'air' };
      const row =
        style === 4
          ? swept
          : style === 3
            ? probed
            : style === 2 && i > 5
              ? { length: 1, weight: 1, service: 'air' }
              : ordinary;
      events.push({
        account: `account-${String(account).padStart(3, '0')}`,
        time:
          START + (step(style, i, requests) * 3_600_000) / (1 + style) + account * 977 + Math.floor(random() * 60_000),
        row,
        label: row.length + row.weight > 30 ? 'large' : 'small',
        margin: Math.min(1, Math.abs(row.length + row.weight - 30) / 30),
        address: `192.0.2.${String(account % 50)}`,
        parameters: {
          asksProbabilities: style > 2,
          completions: style === 1 ? 3 : 1,
          asksLogitBias: style === 0 && i % 9 === 0,
        },
      });
    }
  }
  return events;
}

/** Rows of six numbers; every tenth account grows them from a few, each by a step of one length up or down. */
export function grownEvents(accounts: number, seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  const ordinary = (): number[] => Array.from({ length: 6 }, () => 40 * random());
  return Array.from({ length: accounts }, (_, account) => {
    const rows = Array.from({ length: account % 10 === 0 ? 12 : 60 }, ordinary);
    for (let parent = 0; rows.length < 60; parent += 1) {
      rows.push((rows[parent] ?? []).map((value) => value + (random() < 0.5 ? 4 : -4)));
    }
    return rows.map((row, i) => ({
      account: `grower-${account}`,
      time: START + i * 60_000,
      row: Object.fromEntries(row.map((value, c) => [`number-${c}`, value])),
    }));
  }).flat();
}

/** Mixed chat use: from one fixed template to free and varied questions, some asking for material. */
export function chatEvents(accounts: number, seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  const events: MadeEvent[] = [];
  for (let account = 0; account < accounts; account += 1) {
    const style = account % 4;
    const requests = 20 + Math.floor(random() * 60);
    for (let i = 0; i < requests; i += 1) {
      const topic = style === 0 ? (TOPICS[account % TOPICS.length] ?? '') : pick(TOPICS);
      const free = `${pick(VERBS)} the ${topic} number ${String(Math.floor(random() * 1e6))} and ${pick(VERBS)} its ${pick(TOPICS)} at length please`;
      const fixed = `summarise in two lines this note about ${topic} ${String(i)}`;
      const material = `Generate 20 diverse question-answer pairs about ${topic}. Think step by step and rate each on a scale from 1 to 5. Case ${String(i)}`;
      const text = style === 3 ? material : style === 0 ? fixed : free;
      events.push({
        account: `chat-${String(account).padStart(3, '0')}`,
        time: START + i * 600_000 * (1 + style) + account * 131 + Math.floor(random() * 60_000),
        text,
        chat: true,
        earlierTurns: style === 2 ? i % 3 : 0,
        toolset: (style >> 1) * (i % (1 + account)),
        output: style === 1 ? `class ${String(i % 3)}` : `${String(i)} ${'word '.repeat(style === 3 ? 200 : 20)}`,
        tokensIn: 20 + Math.floor(random() * 20),
        tokensOut: style === 3 ? 260 : 15 + Math.floor(random() * 60),
        address: `198.51.100.${String(account)}`,
        parameters: {
          temperature: style / 4,
          maxTokens: 64 << style,
          asksProbabilities: style === 1,
          topLogprobs: style === 1 ? 5 : 0,
        },
      });
    }
  }
  return events;
}
