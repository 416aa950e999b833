/** Features, links and patterns as data: what `detectors` prints, and what `detect` says is lost without some fields. */
import { links } from '../campaigns/index.js';
import type { EventFieldId } from '../events/fields.js';
import type { Feature, Setting } from '../features/feature.js';
import { features } from '../features/index.js';
import { type PatternAdvice, patternAdvice } from '../findings/advice.js';
import type { Link } from '../campaigns/link.js';

export interface Detector {
  readonly kind: 'feature' | 'link';
  readonly id: string;
  readonly title: string;
  readonly status: Feature['status'];
  /** Family of questions, or of evidence. */
  readonly group: string;
  readonly measures: string;
  readonly unit: string;
  readonly range: readonly [number, number];
  readonly direction: Feature['direction'];
  readonly needs: readonly EventFieldId[];
  readonly settings: Readonly<Record<string, Setting>>;
  readonly source: string;
  readonly benign: readonly string[];
}

function featureDetector(feature: Feature): Detector {
  const { id, title, status, family, measures, unit, range, direction, needs, settings, source, benign } = feature;
  const rest = { measures, unit, range, direction, needs, settings, source, benign };
  return { kind: 'feature', id, title, status, group: family, ...rest };
}

function linkDetector({ id, title, measures, range, needs, source, benign, family }: Link): Detector {
  const rest = { measures, unit: 'index', range, direction: 'higher' as const, needs, settings: {}, source, benign };
  return { kind: 'link', id, title, status: 'stable', group: family, ...rest };
}

export const detectors: readonly Detector[] = [...features.map(featureDetector), ...links.map(linkDetector)];

/** A pattern: what features must say together. */
export interface NamedPattern extends PatternAdvice {
  readonly kind: 'pattern';
  readonly id: string;
}

export const namedPatterns: readonly NamedPattern[] = Object.entries(patternAdvice).map(([id, advice]) => ({
  kind: 'pattern',
  id,
  ...advice,
}));

export interface NotJudged {
  readonly kind: Detector['kind'];
  readonly id: string;
  readonly missing: readonly EventFieldId[];
}

/** Features and links that a log without these fields cannot support. */
export function withoutFields(absent: readonly EventFieldId[]): NotJudged[] {
  return detectors
    .map(({ kind, id, needs }) => ({ kind, id, missing: needs.filter((field) => absent.includes(field)) }))
    .filter(({ missing }) => missing.length > 0);
}
