/** Messages that instrumentations spread over attributes of a span, one for each part: `gen_ai.prompt.0.content` and its like. */
import { asWord } from '../values.js';
import type { RawRecord } from '../values.js';

/** Of OpenLLMetry: `gen_ai.prompt.0.role`; of OpenInference: `llm.input_messages.0.message.content`. */
const FORMS = {
  asked: /^(?:gen_ai\.prompt|llm\.input_messages)\.(\d{1,6})\.(?:message\.)?(role|content)$/,
  answered: /^(?:gen_ai\.completion|llm\.output_messages)\.(\d{1,6})\.(?:message\.)?(role|content)$/,
  askedParts: /^llm\.input_messages\.(\d{1,6})\.message\.contents\.\d{1,6}\.message_content\.(text)$/,
  answeredParts: /^llm\.output_messages\.(\d{1,6})\.message\.contents\.\d{1,6}\.message_content\.(text)$/,
};

interface Message {
  role: string;
  content: string;
}

/** The messages in their order; undefined where there are none. */
export function numberedMessages(record: RawRecord, side: 'asked' | 'answered'): readonly Message[] | undefined {
  const messages = new Map<number, Message>();
  for (const name of Object.keys(record)) {
    const found = FORMS[side].exec(name) ?? FORMS[`${side}Parts`].exec(name);
    if (found === null) continue;
    const place = Number(found[1]);
    const message = messages.get(place) ?? { role: side === 'asked' ? 'user' : 'assistant', content: '' };
    messages.set(place, message);
    if (found[2] === 'role') message.role = asWord(record[name]);
    else message.content += (message.content === '' ? '' : '\n') + asWord(record[name]);
  }
  if (messages.size === 0) return undefined;
  return [...messages].sort(([a], [b]) => a - b).map(([, message]) => message);
}
