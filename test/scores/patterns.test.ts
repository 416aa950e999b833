import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gate, softMaximum, softMinimum } from '../../src/scores/joining.js';
import type { Circumstances } from '../../src/scores/pattern.js';
import { scorePatterns } from '../../src/scores/patterns.js';
import { strandIds, type StrandValues } from '../../src/scores/strands.js';

function strandValues(given: Partial<StrandValues>): StrandValues {
  const values = Object.fromEntries(strandIds.map((id) => [id, 0])) as StrandValues;
  return { ...values, ...given };
}

const tabular: Circumstances = { kind: 'row', distinct: 400, requests: 400, drift: 0 };

test('a soft minimum follows its smallest part, a soft maximum its largest', () => {
  // -.6 log((e^0 + e^(-5)) / 2) = .4119; .3 log((e^(10/3) + e^0) / 2) = .8025
  assert.ok(Math.abs((softMinimum(0, 3) ?? NaN) - 0.4119) < 1e-3);
  assert.ok(Math.abs(softMaximum([1, 0], 0.3) - 0.8025) < 1e-3);
  assert.equal(softMinimum(1, null), null);
});

test('a gate is one half at its centre', () => {
  assert.equal(gate(-0.3, -0.3), 0.5);
  assert.ok(gate(2, -0.3) > 0.99);
});

test('a sweep needs both foreign and broad inputs', () => {
  const both = scorePatterns(strandValues({ shift: 2, breadth: 2, fresh: 0.5 }), tabular).score;
  const foreignOnly = scorePatterns(strandValues({ shift: 2, breadth: -1, fresh: 0.5 }), tabular).score;
  const broadOnly = scorePatterns(strandValues({ shift: -1, breadth: 2, fresh: 0.5 }), tabular).score;
  assert.ok(both > 2 * foreignOnly);
  assert.ok(both > 2 * broadOnly);
});

test('columns drawn apart stand for foreign inputs, but not in short jobs or clouds, as explainers ask', () => {
  const sweep = (values: Partial<StrandValues>): number =>
    weighedOn({ ...tabular, alone: true }, 'sweep', { breadth: 1.5, fresh: 0.5, apart: 2.5, columns: -1, ...values });
  assert.ok(sweep({}) > 1);
  assert.ok(sweep({ apart: 0 }) < sweep({}) / 3);
  assert.ok(sweep({ presence: 3 }) < sweep({}) / 2);
  assert.ok(sweep({ kinship: 3 }) < sweep({}) / 2);
});

test('repeating the same inputs excuses', () => {
  const fresh = scorePatterns(strandValues({ shift: 2, breadth: 2, fresh: 0.5 }), tabular).score;
  const repeating = scorePatterns(strandValues({ shift: 2, breadth: 2, fresh: -2 }), tabular).score;
  assert.ok(repeating < fresh / 3);
});

test('a drifting mixture excuses a sweep', () => {
  const steady = scorePatterns(strandValues({ shift: 2, breadth: 2, fresh: 0.5 }), tabular).score;
  const drifting = scorePatterns(strandValues({ shift: 2, breadth: 2, fresh: 0.5 }), { ...tabular, drift: 3 }).score;
  assert.ok(drifting < steady / 2);
});

test('clouds around cases excuse one account, but no columns that are unlike everybody’s: order costs nothing', () => {
  const alone: Circumstances = { ...tabular, drift: null, alone: true };
  const sweep = { shift: 2, breadth: 2, fresh: 0.5 };
  const steady = scorePatterns(strandValues(sweep), alone).score;
  const clouds = scorePatterns(strandValues({ ...sweep, course: 2, kinship: 2 }), alone).score;
  const sorted = scorePatterns(strandValues({ ...sweep, course: 2, kinship: 2, columns: 2 }), alone).score;
  assert.ok(clouds < steady / 2);
  assert.ok(sorted > 0.9 * steady);
});

test('a short job excuses inputs with everybody’s columns, not a hurried or sorted sweep', () => {
  // Uniform numbers are 1.4 times as wide as everybody's.
  const wide = Math.log(1.4);
  const score = (values: Partial<StrandValues>, spread = 0): number =>
    scorePatterns(strandValues({ shift: 2, breadth: 2, fresh: 0.5, ...values }), {
      ...{ ...tabular, drift: null, alone: true },
      spread,
    }).score;
  const steady = score({});
  assert.ok(score({ presence: 2 }) < steady / 2);
  assert.ok(score({ presence: 2 }, wide) > 0.9 * steady);
  assert.ok(score({ presence: 2, columns: 2 }) > 0.9 * steady);
  assert.ok(score({ presence: 2, course: 2, kinship: 2, columns: 2 }, wide) > 0.9 * steady);
  // Explainers of few cases have columns of their own, but no wide ones.
  assert.ok(score({ course: 2, kinship: 2, columns: 2 }) < steady / 2);
  // Nor is a short job excused altogether: haste is free.
  assert.ok(score({ presence: 2 }) > score({ course: 2, kinship: 2 }));
});

test('a harvest is broad, never repeats, and has everybody’s columns', () => {
  const alone: Circumstances = { ...tabular, drift: null, alone: true };
  const strength = (columns: number): number => {
    const { patterns } = scorePatterns(strandValues({ breadth: 1, fresh: 0.8, columns }), alone);
    return patterns.find(({ id }) => id === 'harvest')?.strength ?? NaN;
  };
  assert.ok(strength(-1.5) > 2 * strength(0));
});

test('log-probabilities of a few fixed answers are a classifier’s: excused, less so with token biases', () => {
  const chat: Circumstances = { kind: 'chat', distinct: 400, requests: 400, drift: null, alone: true };
  const weighed = (values: Partial<StrandValues>): number =>
    scorePatterns(strandValues({ parameters: 3, hunger: -2, ...values }), chat).patterns.find(
      ({ id }) => id === 'parameters',
    )?.weighed ?? NaN;
  assert.ok(weighed({ answers: -3 }) < weighed({}) / 2);
  assert.ok(weighed({ answers: -3, bias: 3 }) > weighed({ answers: -3 }));
});

test('asking for material with little taken away counts less', () => {
  const chat: Circumstances = { kind: 'chat', distinct: 400, requests: 400, drift: null, alone: true };
  const hungry = scorePatterns(strandValues({ ask: 1.5, hunger: 0 }), chat).score;
  const satisfied = scorePatterns(strandValues({ ask: 1.5, hunger: -2 }), chat).score;
  assert.ok(satisfied < hungry - 0.4);
});

test('seven queries never rank high', () => {
  const many = scorePatterns(strandValues({ shift: 3, breadth: 3, fresh: 1 }), tabular).score;
  const few = scorePatterns(strandValues({ shift: 3, breadth: 3, fresh: 1 }), {
    ...tabular,
    distinct: 7,
    requests: 7,
  }).score;
  assert.ok(few < many / 10);
});

test('patterns whose strands are missing are left out', () => {
  const { patterns } = scorePatterns(
    strandValues({
      shift: null,
      strange: null,
      apart: null,
      flip: null,
      middles: null,
      search: null,
      steps: null,
      derivatives: null,
      borderline: null,
      confidence: null,
    }),
    tabular,
  );
  assert.deepEqual(
    patterns.map(({ id }) => id),
    ['harvest', 'parameters'],
  );
});

test('on chats asking for material and asking broadly each count by themselves', () => {
  const chat: Circumstances = { kind: 'chat', distinct: 400, requests: 400, drift: null };
  const plain = scorePatterns(strandValues({ fresh: 0.5 }), chat).score;
  assert.ok(scorePatterns(strandValues({ fresh: 0.5, ask: 3 }), chat).score > plain + 1);
  assert.ok(scorePatterns(strandValues({ fresh: 0.5, openness: 2, hunger: 1 }), chat).score > plain + 1);
});

test('asking broadly says nothing where the log does not tell how much comes back', () => {
  const survey = (values: Partial<StrandValues>): number =>
    weighedOn(chatting, 'survey', { fresh: 0.5, hunger: null, ...values });
  assert.equal(survey({ ask: 1, openness: 3 }), survey({ ask: 1, openness: -1 }));
  assert.ok(survey({ ask: 1, hunger: 0, openness: 3 }) > survey({ ask: 1, hunger: 0, openness: -1 }) + 1);
});

const together: Circumstances = { kind: 'chat', distinct: 400, requests: 400, drift: null };
const chatting: Circumstances = { ...together, alone: true };

function weighedOn(circumstances: Circumstances, id: string, values: Partial<StrandValues>): number {
  return (
    scorePatterns(strandValues(values), circumstances).patterns.find((pattern) => pattern.id === id)?.weighed ?? NaN
  );
}

test('words that ask for material count to a bound for one account, and in full for a group', () => {
  const asked = (ask: number): number => weighedOn(chatting, 'elicitation', { ask });
  assert.equal(asked(3), asked(2));
  assert.ok(asked(1) < asked(2));
  assert.ok(weighedOn(together, 'elicitation', { ask: 3 }) > weighedOn(together, 'elicitation', { ask: 2 }));
});

test('asking for the same material over and over counts less, and a survey by who has people talking behind it too; for groups neither', () => {
  const asked = (slots: number, circumstances = chatting): number =>
    weighedOn(circumstances, 'elicitation', { ask: 1.5, slots });
  assert.ok(asked(-2) < asked(0) - 0.4);
  assert.equal(asked(1), asked(0));
  assert.equal(asked(-2, together), asked(0, together));
  const surveyed = (single: number | null, circumstances = chatting): number =>
    weighedOn(circumstances, 'survey', { openness: 1, hunger: 1, ask: 1, single });
  assert.ok(surveyed(-2) < surveyed(0) - 0.8);
  assert.equal(surveyed(-0.9), surveyed(null));
  assert.equal(surveyed(-2, together), surveyed(0, together));
});

test('token biases that leave the answers open read the output layer; those of a classifier, or none, do not', () => {
  const steered = (values: Partial<StrandValues>): number =>
    weighedOn(chatting, 'output-layer', { bias: 2, answers: 0, ...values });
  assert.ok(steered({}) > 1.5);
  assert.ok(steered({ answers: -2.5 }) < 0.2);
  for (const bias of [0, -1, null]) assert.ok(Number.isNaN(steered({ bias })), String(bias));
});

test('one frame filled for long answers, much of it, is a pattern of its own; frames for a label or a few rows are not', () => {
  const framed = (values: Partial<StrandValues>): number =>
    weighedOn(chatting, 'templated', { template: 1.4, hunger: 1.2, traffic: 1, ...values });
  assert.ok(framed({}) > 1);
  for (const lacking of [{ template: -1 }, { hunger: -1 }, { traffic: -1 }, { fresh: -2 }])
    assert.ok(framed(lacking) < 0.5 * framed({}), JSON.stringify(lacking));
});

test('log-probabilities of widely spread texts are a harvest, those of a trade’s texts or of a few fixed answers are not', () => {
  const harvest = (values: Partial<StrandValues>): number =>
    weighedOn(chatting, 'probability-harvest', { parameters: 1.6, breadth: 1.2, ...values });
  assert.ok(harvest({}) > 1);
  for (const lacking of [{ parameters: 0 }, { breadth: -1 }, { answers: -3 }])
    assert.ok(harvest(lacking) < 0.5 * harvest({}), JSON.stringify(lacking));
});

test('long, different answers to the same prompts are resampling; monitors get the same short one, others ask new things', () => {
  const few: Circumstances = { ...chatting, distinct: 20, requests: 900 };
  const drawn = (values: Partial<StrandValues>): number =>
    weighedOn(few, 'resampling', { hunger: 1.4, answers: 1.5, fresh: -2.5, ...values });
  assert.ok(drawn({}) > 0.7);
  for (const lacking of [{ hunger: -1 }, { answers: -1.5 }, { fresh: 0.5 }])
    assert.ok(drawn(lacking) < 0.5 * drawn({}), JSON.stringify(lacking));
});

test('ever other tools are a pattern of their own; an agent with its tools is judged as if it had none', () => {
  const offered = (tools: number | null): number => weighedOn(chatting, 'tool-harvest', { tools });
  assert.ok(offered(2.7) > 1);
  for (const tools of [0, -1, null]) {
    const { patterns } = scorePatterns(strandValues({ tools }), chatting);
    assert.ok(!patterns.some(({ id }) => id === 'tool-harvest'));
  }
});

test('one prompt sampled hundreds of times for long answers counts by its requests, though it is a single input of unknown freshness', () => {
  const one: Circumstances = { ...chatting, distinct: 1, requests: 300 };
  const values = { hunger: 1.4, answers: 1.5, fresh: null };
  assert.ok(weighedOn(one, 'resampling', values) > 0.5);
  assert.ok(scorePatterns(strandValues(values), one).score > 0.15);
  // Three requests tell nothing, nor do short answers: the pattern is not judged.
  for (const [values, circumstances] of [
    [
      { hunger: 1.4, answers: 1.5, fresh: null },
      { ...one, requests: 3 },
    ],
    [{ hunger: -1, answers: 1.5, fresh: null }, one],
  ] as const) {
    const { patterns } = scorePatterns(strandValues(values), circumstances);
    assert.ok(!patterns.some(({ id }) => id === 'resampling'));
  }
});

test('how answers are taken away is a pattern of single accounts: groups are judged by what they want', () => {
  const { patterns } = scorePatterns(strandValues({}), together);
  for (const id of ['templated', 'probability-harvest', 'output-layer', 'resampling'])
    assert.ok(!patterns.some((pattern) => pattern.id === id), id);
});
