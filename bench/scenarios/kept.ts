/** Which scenarios are kept in fixtures, and where. */

/** Scenario and file of the demo that `npm start` shows. */
export const keptDemo = [
  ['demo-chat', 'demo/chat.jsonl.gz'],
  ['demo-predict', 'demo/predict.jsonl.gz'],
] as const;

/** All-honest scenarios: nobody in them may be flagged above the level stated in fixtures/good/levels.json. */
export const keptGood = [
  ['good-chat', 'good/chat/log.jsonl.gz'],
  ['good-tabular', 'good/tabular/log.jsonl.gz'],
  ['good-text', 'good/text/log.jsonl.gz'],
] as const;
