/** Runs of LangSmith, as its client and its bulk export give them; only runs of models are calls, chains and tools stand around them. */
import { asWord, own } from '../values.js';
import { has } from './layout-parts.js';
import { defineLayout } from './layout.js';
import { millisecondsBetween } from './payload-parts.js';

const CALLERS = ['user_id', 'userId', 'user', 'account_id', 'customer_id', 'tenant_id', 'org_id'];

export const langsmith = defineLayout({
  id: 'langsmith',
  title: 'LangSmith runs',
  status: 'trial',
  example: {
    ...{ id: 'run-1', trace_id: 'run-0', dotted_order: '20260105T100000120000Zrun-0', name: 'ChatOpenAI' },
    ...{ run_type: 'llm', session_id: 'project-1', status: 'success', error: null },
    ...{ start_time: '2026-01-05T10:00:00.120000', end_time: '2026-01-05T10:00:00.760000' },
    extra: {
      metadata: { user_id: 'acct_42', ls_model_name: 'gpt-x' },
      invocation_params: { model: 'gpt-x', temperature: 0, max_tokens: 8 },
    },
    inputs: {
      messages: [[{ lc: 1, id: ['langchain', 'schema', 'messages', 'HumanMessage'], kwargs: { content: 'hi' } }]],
    },
    outputs: { generations: [[{ text: 'hello', type: 'ChatGeneration' }]] },
    ...{ prompt_tokens: 12, completion_tokens: 2, total_tokens: 14 },
  },
  columns: {
    time: ['start_time'],
    account: CALLERS.map((name) => `extra.metadata.${name}`),
    model: ['extra.metadata.ls_model_name', 'extra.invocation_params.model', 'extra.invocation_params.model_name'],
    requestId: ['id'],
    status: ['status'],
    tokensIn: ['prompt_tokens'],
    tokensOut: ['completion_tokens'],
    request: ['inputs'],
    response: ['outputs'],
    parameters: ['extra.invocation_params'],
  },
  source: 'LangSmith documentation, "Run (span) data format"; LangChain, messages and LLMResult',
  accountElsewhere: 'metadata that the application sets: name it, as in --map account=extra.metadata.user_id',
  oneCallPerId: true,

  isOurs: (record) => has(record, 'run_type', 'start_time') && (has(record, 'dotted_order') || has(record, 'trace_id')),

  isCall: (record) => /^(?:llm|embedding)$/.test(asWord(own(record, 'run_type'))),

  callColumns: ['run_type'],

  parts: {
    latency: { from: ['start_time', 'end_time'], value: ([start, end]) => millisecondsBetween(start, end) },
  },
});
