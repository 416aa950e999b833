/** The tabular prediction service: two victims really trained on a synthetic population of records. */
import { makeClassifierService, type Inputs } from './classifier.js';
import { sharedSites } from './clients.js';
import { marketDraw, type Population, type Row, type Table } from './inputs/table.js';
import type { Random } from './random.js';
import type { Attack, Persona, Span } from './shapes.js';
import { tableSpace, type NumericService } from './space.js';
import { trainBoostedTrees } from './victims/boosted-trees.js';
import { trainMultinomial } from './victims/multinomial.js';

export interface TabularService extends NumericService<Row> {
  readonly table: Table;
}

export type TabularPersona = Persona<TabularService, Row>;
export type TabularAttack = Attack<TabularService, Row>;

export interface TabularSettings {
  readonly population: Population;
  readonly span: Span;
  readonly trainingRecords: number;
}

/** Customers whose orders make up the market. */
const CUSTOMERS = 120;

export function makeTabularService(settings: TabularSettings, random: Random): TabularService {
  const { population, span, trainingRecords } = settings;
  const { id, table, labels } = population;
  const market = marketDraw(population, random.fork('market'), CUSTOMERS);
  const draw = random.fork('training');
  const rows = Array.from({ length: trainingRecords }, () => market(draw));
  const data = {
    codes: rows.map((row) => table.encode(row)),
    classes: rows.map((row) => population.truth(row, draw)),
    classCount: labels.length,
  };
  const inputs: Inputs<Row> = {
    labels,
    market,
    customer: (chance) => population.customer(chance),
    disturb: (row, chance, strength) => table.jitter(row, chance, { share: strength, redraw: 1.3 * strength }),
    anything: (chance) => table.anyRow(chance),
    encode: (row) => table.encode(row),
  };
  const victims = new Map([
    [`${id}-v2`, trainBoostedTrees(data, random.fork('boosted'))],
    [`${id}-lr`, trainMultinomial(data, random.fork('linear'))],
  ]);
  const sites = sharedSites(random.fork('sites'));
  const service = makeClassifierService({ id, endpoint: '/v1/predict', span, sites, inputs, victims });
  return { ...service, table, space: tableSpace(table) };
}
