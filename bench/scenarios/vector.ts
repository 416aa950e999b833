/** The vector service: a classifier of embeddings, as image and audio pipelines call it. */
import { makeClassifierService, type Draw, type Inputs } from './classifier.js';
import { sharedSites } from './clients.js';
import type { Random } from './random.js';
import type { Span } from './shapes.js';
import { vectorSpace, type NumericService } from './space.js';
import { trainBoostedTrees } from './victims/boosted-trees.js';
import { trainMultinomial } from './victims/multinomial.js';

/** One input: an embedding. */
export type Vector = readonly number[];

export interface VectorSettings {
  readonly span: Span;
  readonly width: number;
  readonly labels: readonly string[];
  readonly trainingVectors: number;
}

interface Cluster {
  readonly centre: Vector;
  /** Deviation along a few own directions, as a mixing of the noise. */
  readonly spread: Vector;
  readonly label: number;
}

/** Groups of similar pictures a class. */
const CLUSTERS_A_CLASS = 4;
const LIMIT = 4;

function rounded(value: number): number {
  return Number(Math.max(-LIMIT, Math.min(LIMIT, value)).toFixed(3));
}

function near({ centre, spread }: Cluster, shift: Vector, random: Random): Vector {
  const common = random.normal();
  return centre.map((value, at) =>
    rounded(value + (shift[at] ?? 0) + (spread[at] ?? 0) * (0.8 * random.normal() + 0.6 * common)),
  );
}

function makeClusters({ width, labels }: VectorSettings, random: Random): Cluster[] {
  return labels.flatMap((_, label) => {
    const home = Array.from({ length: width }, () => random.normal(0, 0.28));
    return Array.from({ length: CLUSTERS_A_CLASS }, () => ({
      centre: home.map((value) => value + random.normal(0, 0.4)),
      spread: Array.from({ length: width }, () => random.around(0.6, 0.4)),
      label,
    }));
  });
}

export function makeVectorService(settings: VectorSettings, random: Random): NumericService<Vector> {
  const { span, width, labels, trainingVectors } = settings;
  const clusters = makeClusters(settings, random.fork('clusters'));
  const still = Array.from({ length: width }, () => 0);
  const draw = random.fork('training');
  const samples = Array.from({ length: trainingVectors }, () => {
    const cluster = draw.pick(clusters);
    return { vector: near(cluster, still, draw), label: cluster.label };
  });
  const data = {
    codes: samples.map(({ vector }) => Float64Array.from(vector)),
    classes: samples.map(({ label }) => label),
    classCount: labels.length,
  };
  const customer = (chance: Random): Draw<Vector> => {
    const own = chance.some(clusters, chance.whole(2, 6));
    const camera = Array.from({ length: width }, () => chance.normal(0, 0.12));
    return (asked) => near(asked.pick(own), camera, asked);
  };
  const inputs: Inputs<Vector> = {
    labels,
    market: (chance) => near(chance.pick(clusters), still, chance),
    customer,
    disturb: (vector, chance, strength) => vector.map((value) => rounded(value + chance.normal(0, 2 * strength))),
    anything: (chance) => Array.from({ length: width }, () => rounded(chance.between(-3, 3))),
    encode: (vector) => Float64Array.from(vector),
  };
  const victims = new Map([
    ['vision-b4', trainBoostedTrees(data, random.fork('boosted'))],
    ['vision-lr', trainMultinomial(data, random.fork('linear'))],
  ]);
  const sites = sharedSites(random.fork('sites'));
  const endpoint = '/v1/embeddings/classify';
  const service = makeClassifierService({ id: 'vision', endpoint, span, sites, inputs, victims });
  return { ...service, space: vectorSpace(width, LIMIT) };
}
