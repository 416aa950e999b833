/** Conversations written into one text: every chat template gives the turns that went into it; texts that only look like one stay texts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { turnsIn } from '../../../src/read/dialects/chat-template.js';
import { readRecords } from '../reading.js';
import { bodyEvents } from './body-event.js';

const system = { role: 'system', content: 'Answer in one line.' };
const asked = { role: 'user', content: 'What is tin?\nAnd zinc?' };
const answered = { role: 'assistant', content: 'A metal.' };
const again = { role: 'user', content: 'Its melting point' };
const conversation = [system, asked, answered, again];

/** Templates as the tokenizers of these models fill them in, open for the next answer. */
const written: Readonly<Record<string, string>> = {
  'ChatML (Qwen)':
    '<|im_start|>system\nAnswer in one line.<|im_end|>\n<|im_start|>user\nWhat is tin?\nAnd zinc?<|im_end|>\n<|im_start|>assistant\nA metal.<|im_end|>\n<|im_start|>user\nIts melting point<|im_end|>\n<|im_start|>assistant\n',
  'ChatML in one line (Phi 4)':
    '<|im_start|>system<|im_sep|>Answer in one line.<|im_end|><|im_start|>user<|im_sep|>What is tin?\nAnd zinc?<|im_end|><|im_start|>assistant<|im_sep|>A metal.<|im_end|><|im_start|>user<|im_sep|>Its melting point<|im_end|><|im_start|>assistant<|im_sep|>',
  'ChatML with names of speakers':
    '<|im_start|>system\nAnswer in one line.<|im_end|>\n<|im_start|>user name=ann\nWhat is tin?\nAnd zinc?<|im_end|>\n<|im_start|>assistant\nA metal.<|im_end|>\n<|im_start|>user name=bob\nIts melting point<|im_end|>\n<|im_start|>assistant\n',
  'Llama 3':
    '<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nAnswer in one line.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nWhat is tin?\nAnd zinc?<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nA metal.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nIts melting point<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n',
  'Llama 4':
    '<|begin_of_text|><|header_start|>system<|header_end|>\n\nAnswer in one line.<|eot|><|header_start|>user<|header_end|>\n\nWhat is tin?\nAnd zinc?<|eot|><|header_start|>assistant<|header_end|>\n\nA metal.<|eot|><|header_start|>user<|header_end|>\n\nIts melting point<|eot|><|header_start|>assistant<|header_end|>\n\n',
  'Llama 2':
    '<s>[INST] <<SYS>>\nAnswer in one line.\n<</SYS>>\n\nWhat is tin?\nAnd zinc? [/INST] A metal. </s><s>[INST] Its melting point [/INST]',
  'Mistral with a system prompt':
    '<s>[SYSTEM_PROMPT]Answer in one line.[/SYSTEM_PROMPT][INST]What is tin?\nAnd zinc?[/INST]A metal.</s>[INST]Its melting point[/INST]',
  'Phi, Zephyr':
    '<|system|>\nAnswer in one line.<|end|>\n<|user|>\nWhat is tin?\nAnd zinc?<|end|>\n<|assistant|>\nA metal.</s>\n<|user|>\nIts melting point<|end|>\n<|assistant|>\n',
  DeepSeek:
    '<｜begin▁of▁sentence｜>Answer in one line.<｜User｜>What is tin?\nAnd zinc?<｜Assistant｜>A metal.<｜end▁of▁sentence｜><｜User｜>Its melting point<｜Assistant｜>',
  harmony:
    '<|start|>system<|message|>Answer in one line.<|end|><|start|>user<|message|>What is tin?\nAnd zinc?<|end|><|start|>assistant<|channel|>final<|message|>A metal.<|end|><|start|>user<|message|>Its melting point<|end|><|start|>assistant',
  'Command R':
    '<BOS_TOKEN><|START_OF_TURN_TOKEN|><|SYSTEM_TOKEN|>Answer in one line.<|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|USER_TOKEN|>What is tin?\nAnd zinc?<|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>A metal.<|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|USER_TOKEN|>Its melting point<|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>',
  GLM: '[gMASK]<sop><|system|>\nAnswer in one line.<|user|>\nWhat is tin?\nAnd zinc?<|assistant|>\nA metal.<|user|>\nIts melting point<|assistant|>',
  'Claude, text completions':
    'Answer in one line.\n\nHuman: What is tin?\nAnd zinc?\n\nAssistant: A metal.\n\nHuman: Its melting point\n\nAssistant:',
  LangChain: 'System: Answer in one line.\nHuman: What is tin?\nAnd zinc?\nAI: A metal.\nHuman: Its melting point',
  Vicuna: 'Answer in one line. USER: What is tin?\nAnd zinc? ASSISTANT: A metal.</s>USER: Its melting point ASSISTANT:',
  headings:
    '### System:\nAnswer in one line.\n\n### User:\nWhat is tin?\nAnd zinc?\n\n### Assistant:\nA metal.\n\n### User:\nIts melting point\n\n### Assistant:\n',
};

for (const [template, text] of Object.entries(written)) {
  test(`the turns of a conversation come back: ${template}`, () => {
    assert.deepEqual(turnsIn(text), conversation);
  });
}

test('Gemma has no system turn, Alpaca an instruction and its input', () => {
  assert.deepEqual(turnsIn('<bos><start_of_turn>user\nWhat is tin?<end_of_turn>\n<start_of_turn>model\n'), [
    { role: 'user', content: 'What is tin?' },
  ]);
  assert.deepEqual(
    turnsIn('Below is an instruction.\n\n### Instruction:\nSort these.\n\n### Input:\n3 1 2\n\n### Response:\n'),
    [
      { role: 'system', content: 'Below is an instruction.' },
      { role: 'user', content: 'Sort these.\n3 1 2' },
    ],
  );
});

const texts = [
  'Summarise this chat:\nUser: hi\nAssistant: hello',
  'User: I need a hotel\nAgent: Where?\nUser: In Graz',
  'The tag <|im_start|>user ends with <|im_end|>, why?',
  '<div>user</div>',
  '[1] A passage. [2] Another one.',
  'System: the fan is loud\nNoise: high',
  'write a letter to my assistant:',
  '<|im_start|>',
];

test('texts that only mention speakers or marks stay texts', () => {
  for (const text of texts) assert.equal(turnsIn(text), undefined, text);
});

test('hostile texts are gone through once: from each mark or blank to the end again, these would take hours', () => {
  const million = 1_000_000;
  const hostile = [
    `[INST]${'<<SYS>>'.repeat(million / 5)}`,
    `[INST]${'[SYSTEM_PROMPT]'.repeat(million / 10)}`,
    `${' '.repeat(million)}x:`,
    `${'\n'.repeat(million)}x:`,
    `<s>${' '.repeat(million)}x:`,
    `<|start|>${'a'.repeat(million)}${' '.repeat(100)}!`,
    `<|im_start|>${' '.repeat(million)}`,
    '\nai:'.repeat(million / 4),
  ];
  for (const text of hostile)
    assert.deepEqual(
      turnsIn(text)?.filter(({ role }) => role !== 'user'),
      text.startsWith('[INST]') ? [] : undefined,
    );
});

test('a prompt in a template is the chat that was written into it, wherever bodies have prompts', async () => {
  const prompt = written['Llama 3'];
  for (const request of [prompt, { prompt, max_tokens: 50 }, { model: 'm', prompt }, { inputs: prompt }]) {
    const [event] = await bodyEvents(request, { text: 'At 232 °C.' });
    assert.equal(event?.['text'], 'Its melting point');
    assert.equal(event['system'], 'Answer in one line.');
    assert.equal(event['isChat'], true);
    assert.equal(event['earlierTurns'], 2);
  }
  const [message] = await bodyEvents({ messages: [{ role: 'user', content: prompt }] });
  assert.equal(message?.['text'], prompt, 'what a user says in a chat is his own');
});

test('templates are the same from their bytes as parsed', async () => {
  const base = {
    ts: '2026-03-01T00:00:00Z',
    account: 'a',
    output: { text: 'A long answer to all that was asked here.' },
  };
  const first = Array.from({ length: 300 }, () => ({ ...base, input: 'settles the columns' }));
  const prompts = [...Object.values(written), ...texts].flatMap((text) => [text, ` \n${text}\n`]);
  prompts.push('\u00a0Human: hi\n\nAssistant:\u00a0', '\fSystem: a\nHuman: hi', '\u3000[INST] hi [/INST]');
  const records = [...first, ...prompts.map((input) => ({ ...base, input }))];
  const scanned = await readRecords(records);
  const parsed = await readRecords(records, { strict: true });
  assert.deepEqual(scanned.events.slice(first.length), parsed.events.slice(first.length));
  assert.equal(parsed.events.filter(({ isChat }) => isChat).length, 2 * Object.keys(written).length);
  assert.equal(scanned.report.lines.parsed, 0, 'all are read from their bytes');
});
