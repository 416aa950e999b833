/**
 * Phrases that ask a model for training material, by what they ask for: small, general, versioned data.
 *
 * English first, with the commonest German, French, Spanish and Chinese forms. They were written down from published
 * descriptions of distillation campaigns, not tuned on any log, and whoever knows them can avoid them: they are one weak
 * sign among many. Honest users say these things too (tutors, test-data makers, judges of answers).
 * `#` stands for a number, `~` for up to three other words. Change the version with the list: samples taken with another
 * version count other things.
 */
export const CUE_VERSION = 1;

export interface CueLexicon {
  readonly id: string;
  readonly asksFor: string;
  readonly source: string;
  readonly phrases: readonly string[];
}

/** Lexicon i sets bit i of `cues`. */
export const cueLexicons: readonly CueLexicon[] = [
  {
    id: 'reasoning',
    asksFor: 'the reasoning behind the answer',
    source:
      'Google Threat Intelligence Group, February 2026 (coerced reasoning traces); Mukherjee et al. 2023, "Orca", table 2',
    phrases: [
      'step by step',
      'chain of thought',
      'show your ~ reasoning',
      'show your work',
      'show your working',
      'explain your ~ reasoning',
      'articulate ~ reasoning',
      'your internal reasoning',
      'reasoning process',
      'reasoning trace',
      'reasoning steps',
      'your thought process',
      'think aloud',
      'think out loud',
      'think through',
      'intermediate steps',
      'justify each step',
      'schritt für schritt',
      'zeige ~ überlegungen',
      'erkläre ~ gedankengang',
      'begründe jeden schritt',
      'étape par étape',
      'explique ~ raisonnement',
      'montre ~ raisonnement',
      'paso a paso',
      'explica tu razonamiento',
      'muestra tu razonamiento',
      '一步一步',
      '逐步',
      '思维链',
      '推理过程',
      '思考过程',
    ],
  },
  {
    id: 'grading',
    asksFor: 'a judgement that could train a reward model',
    source: 'Anthropic, February 2026 (rubric-graded tasks); Zheng et al. 2023, "Judging LLM-as-a-judge", appendix A',
    phrases: [
      'rubric',
      'grading criteria',
      'impartial judge',
      'act as a judge',
      'grade the ~ answer',
      'grade the ~ response',
      'grade this',
      'score the ~ answer',
      'score the ~ response',
      'score from # to #',
      'scale of # to #',
      'scale from # to #',
      'rate the ~ answer',
      'rate the ~ response',
      'assign a ~ score',
      'which response is better',
      'which answer is better',
      'preferred response',
      'bewerte die ~ antwort',
      'skala von # bis #',
      'bewertungskriterien',
      'évalue la ~ réponse',
      'échelle de # à #',
      'grille d’évaluation',
      'evalúa la ~ respuesta',
      'escala de # a #',
      'rúbrica',
      '评分',
      '打分',
      '哪个回答更好',
    ],
  },
  {
    id: 'material',
    asksFor: 'material to train on: many examples, instructions, data sets, personas',
    source:
      'Wang et al. 2023, "Self-Instruct", table 5; Taori et al. 2023 (Alpaca), prompt.txt; Ge et al. 2024, "Persona Hub"',
    phrases: [
      'generate ~ #',
      'create ~ #',
      'write ~ #',
      'produce ~ #',
      'come up with ~ #',
      'instruction',
      'instructions',
      'dataset',
      'data set',
      'training data',
      'training examples',
      'synthetic data',
      'synthetic examples',
      'question answer pairs',
      'question and answer pairs',
      'qa pairs',
      'q a pairs',
      'persona',
      'personas',
      'erstelle ~ #',
      'erzeuge ~ #',
      'generiere ~ #',
      'schreibe ~ #',
      'datensatz',
      'trainingsdaten',
      'génère ~ #',
      'crée ~ #',
      'rédige ~ #',
      'jeu de données',
      'paires ~ question réponse',
      'genera ~ #',
      'crea ~ #',
      'escribe ~ #',
      'conjunto de datos',
      'pares de ~ pregunta',
      '生成 #',
      '写 #',
      '数据集',
      '训练数据',
      '问答对',
    ],
  },
];

/** Numbers in words, from two; `one` and its like stand for "a" too often. */
export const numberWords: readonly string[] = [
  ...['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'twelve', 'fifteen', 'twenty', 'thirty'],
  ...['forty', 'fifty', 'hundred', 'thousand', 'several', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht'],
  ...[
    'neun',
    'zehn',
    'zwölf',
    'zwanzig',
    'fünfzig',
    'hundert',
    'deux',
    'trois',
    'quatre',
    'cinq',
    'sept',
    'huit',
    'neuf',
  ],
  ...['dix', 'vingt', 'cinquante', 'cent', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
  ...['veinte', 'cincuenta', 'cien', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百'],
];
