/** What a reader should know before believing a ranking. */
import { peers } from '../config/defaults.js';
import { type AnalysisSettings, defaultSettings } from '../config/settings.js';
import { countKinds, useKind, type UseKind } from '../population/member.js';
import type { Population } from '../population/population.js';
import type { Scores } from '../scores/score.js';
import { countFew, meaningOfFew } from './few-accounts.js';
import { sharpeningText } from './sharpening.js';
import type { SharpeningFinding } from './night-findings.js';

/** `1 account`, `2 accounts`. */
export function accountsText(number: number): string {
  return `${String(number)} account${number === 1 ? '' : 's'}`;
}

export function notesOn(population: Population, scores: Scores, sharpening?: SharpeningFinding): string[] {
  const notes: string[] = [];
  const { members } = population;
  if (members.length > 0 && members.every(({ kind }) => kind === 'none')) {
    notes.push('the log shows no inputs: accounts are ranked by traffic and parameters alone, with low weight');
  }
  const chats = members.filter(({ kind }) => kind === 'chat');
  if (chats.length > 0 && chats.every(({ profile }) => useKind(profile) === null)) {
    const whose =
      chats.length === members.length
        ? 'the log shows inputs'
        : `of ${accountsText(chats.length)} the log shows inputs`;
    notes.push(
      `${whose} and nothing of what came back: ` +
        'texts are taken for prompts of a chat API; ' +
        'if they were classified, name the column of the labels (--map label=COLUMN) or of the operation (--map endpoint=COLUMN)',
    );
  }
  for (const [kind, count] of countKinds(members))
    notes.push(...noteOnKind(kind, count, { accounts: members.length, scores }));
  return [...notes, ...notesOnSettings(scores.settings, sharpening)];
}

/** That a kind has too few accounts to compare, to judge, or for a scale of their own. */
function noteOnKind(
  kind: UseKind,
  count: number,
  { accounts, scores }: { readonly accounts: number; readonly scores: Scores },
): string[] {
  const only = count === accounts ? `only ${accountsText(count)}` : `only ${accountsText(count)} of kind "${kind}"`;
  if (count < peers.fewest) {
    return [`${only}, fewer than ${String(peers.fewest)}: ${meaningOfFew(countFew([count]))}`];
  }
  if (count === accounts || !scores.calibrations[kind].pooled) return [];
  return [
    `${only}: too few for a scale of their own, so their scores are read on that of all accounts that are judged`,
  ];
}

/** What was changed from the usual, so that nobody wonders why two runs differ. */
function notesOnSettings(settings: AnalysisSettings, sharpening?: SharpeningFinding): string[] {
  const off = [...settings.featuresOff, ...settings.linksOff].sort();
  // Those that verdicts moved are told below, with what they were.
  const before = new Map(sharpening?.weights.map(({ pattern, from }) => [pattern, from]));
  const patterns = [...settings.patternWeights].map(([id, factor]) => [id, before.get(id) ?? factor] as const);
  const weighed = [...settings.featureWeights, ...patterns].filter(([, factor]) => factor !== 1);
  const notes = off.length === 0 ? [] : [`switched off by the configuration: ${off.join(', ')}`];
  if (weighed.length > 0) {
    const factors = weighed.map(([id, factor]) => `${id} times ${String(factor)}`).sort();
    notes.push(`weights changed by the configuration: ${factors.join(', ')}`);
  }
  if (settings.featureThresholds.size > 0) {
    const set = [...settings.featureThresholds].map(([name, value]) => `${name} ${String(value)}`).sort();
    notes.push(`thresholds changed by the configuration: ${set.join(', ')}`);
  }
  if (sharpening !== undefined) notes.push(sharpeningText(sharpening));
  notes.push(...notesOnSizes(settings));
  return notes;
}

function notesOnSizes({ samples, peers: nearest }: AnalysisSettings): string[] {
  const sizes: readonly (readonly [string, number, number])[] = [
    ['inputs kept of each account', samples.inputs, defaultSettings.samples.inputs],
    ['examples kept of each account', samples.evidence, defaultSettings.samples.evidence],
    ['accounts compared with', nearest, defaultSettings.peers],
  ];
  const changed = sizes.filter(([, size, usual]) => size !== usual);
  if (changed.length === 0) return [];
  const told = changed.map(([what, size, usual]) => `${what} ${String(size)} instead of ${String(usual)}`);
  return [`sizes changed by the configuration: ${told.join(', ')}`];
}
