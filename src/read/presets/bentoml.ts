/** BentoML's monitoring log: one line a row of a request, its columns named by the developer. */
import { plainName } from '../column-name.js';
import { asWord, isMissing, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineLayout } from './layout.js';

const accountNames = ['account', 'account_id', 'tenant', 'tenant_id', 'user', 'user_id', 'customer', 'customer_id'];
const answerNames = ['pred', 'prediction', 'predicted', 'label', 'class', 'output', 'result', 'score', 'y', 'y_pred'];

const NOT_INPUT = new Set([...accountNames, ...answerNames, 'timestamp', 'request_id', 'trace_id'].map(plainName));
/** Written without a zone; ids are whole numbers of 64 bits. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?$/;
const ID = /^\d{15,20}$/;

export const bentoml = defineLayout({
  id: 'bentoml',
  title: 'BentoML monitoring log',
  status: 'stable',
  example: {
    ...{ sepal: 6.8, petal: 4.8, pred: 'b', tenant: 'acme', timestamp: '2026-01-05T10:00:00.490137' },
    ...{ request_id: '14642743634293743168', trace_id: '7485759375304577245' },
  },
  columns: {
    time: ['timestamp'],
    account: accountNames,
    requestId: ['request_id'],
    label: answerNames,
  },
  source:
    'BentoML documentation, "Model monitoring and data collection", and bentoml/_internal/monitoring of its source',
  mayRepeatIds: true,
  stringOutput: 'label',
  notes: [
    "which columns are input is in BentoML's schema file, which is not read: here all but accounts, answers and ids, by their names (--map label=COLUMN names another answer)",
  ],

  isOurs: (record) =>
    TIME.test(asWord(own(record, 'timestamp'))) &&
    ID.test(asWord(own(record, 'request_id'))) &&
    ID.test(asWord(own(record, 'trace_id'))),

  complete(record, envelope) {
    const input = inputOf(record);
    if (Object.keys(input).length > 0) envelope.request = input;
  },
});

/** Columns that hold a number or a word each; what is nested is no feature, and may be headers with keys in them. */
function inputOf(record: RawRecord): RawRecord {
  const isFeature = ([name, value]: readonly [string, unknown]): boolean =>
    typeof value !== 'object' && !isMissing(value) && !NOT_INPUT.has(plainName(name));
  return Object.fromEntries(Object.entries(record).filter(isFeature));
}
