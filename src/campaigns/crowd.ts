/** The accounts of one kind of use that have enough inputs to be linked, with what several links look at. */
import { campaigns } from '../config/defaults.js';
import type { AnalysisSettings } from '../config/settings.js';
import type { UseKind } from '../population/member.js';
import type { Population } from '../population/population.js';
import type { Profile } from '../profiles/profile.js';
import type { ScoredAccount, Scores } from '../scores/score.js';
import { LONG_WINDOW_MS, SHORT_WINDOW_MS } from '../summaries/moments.js';
import { CellStore } from './cell-store.js';
import { Coincidence } from './coincidence.js';
import { ColumnStrata } from './columns.js';
import { InputNames } from './shared-inputs-index.js';

/** Coincidence within seconds and within minutes. */
export interface Moments {
  readonly short: Coincidence;
  readonly long: Coincidence;
}

export class Crowd {
  readonly kind: UseKind;
  readonly population: Population;
  /** By place; ordered by account name, as the population is. */
  readonly accounts: readonly ScoredAccount[];
  readonly profiles: readonly Profile[];
  readonly settings: AnalysisSettings;
  private store: CellStore | undefined;
  private times: Moments | undefined;
  private asked: InputNames | undefined;
  private filled: ColumnStrata | undefined;

  constructor(kind: UseKind, population: Population, accounts: readonly ScoredAccount[], settings: AnalysisSettings) {
    this.settings = settings;
    this.kind = kind;
    this.population = population;
    this.accounts = accounts;
    this.profiles = accounts.map(({ member }) => member.profile);
  }

  get size(): number {
    return this.accounts.length;
  }

  /** Whether the account asked enough to be a member of a group. */
  mayJoin(place: number): boolean {
    return (this.accounts[place]?.member.distinct ?? 0) >= campaigns.fewestMemberInputs;
  }

  /** Active windows of everybody, packed on first use. */
  get moments(): Moments {
    this.times ??= {
      short: new Coincidence(
        this.profiles.map(({ moments }) => moments.short),
        SHORT_WINDOW_MS,
      ),
      long: new Coincidence(
        this.profiles.map(({ moments }) => moments.long),
        LONG_WINDOW_MS,
      ),
    };
    return this.times;
  }

  /** Exact inputs that several accounts asked, gathered on first use. */
  get inputs(): InputNames {
    this.asked ??= new InputNames(this.profiles);
    return this.asked;
  }

  /** How alike the columns of two accounts are, gathered on first use. */
  get columns(): ColumnStrata {
    this.filled ??= new ColumnStrata(this.profiles, this.population);
    return this.filled;
  }

  /** Cells of everybody's inputs, packed on first use. */
  get cells(): CellStore {
    this.store ??= new CellStore(this.profiles, this.population, this.kind);
    return this.store;
  }
}

/** Everybody of one kind with enough distinct inputs (requests, where the log shows no inputs). */
export function gatherCrowd(kind: UseKind, population: Population, scores: Scores): Crowd {
  const chosen = scores.accounts.filter(
    ({ member }) => member.kind === kind && member.distinct >= campaigns.fewestInputs,
  );
  return new Crowd(kind, population, chosen, scores.settings);
}
