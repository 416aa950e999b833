/** The text log of vLLM: two kinds of lines that no id joins, the parameters of a request and the access line. */
import { defineGrammar } from './grammar.js';

const REQUEST =
  /^INFO (\d{2})-(\d{2}) (\d{2}:\d{2}:\d{2}) \[?\S*logger\.py:\d+\]? Received request (\S+?):(.*?)params: SamplingParams\((.*)\)/;
const ACCESS = /^INFO:\s+([\d.:a-fA-F[\]]+?):(\d+) - "([A-Z]+ \S+ HTTP\/[\d.]+)" (\d{3})/;

const PARAMETERS = ['n', 'temperature', 'top_p', 'top_k', 'seed', 'max_tokens', 'logprobs', 'prompt_logprobs'];

export const vllm = defineGrammar({
  id: 'vllm',
  title: 'vLLM text log',
  example:
    'INFO 01-05 10:00:00 [logger.py:49] Received request chatcmpl-a269: params: SamplingParams(n=1, temperature=0.7, max_tokens=100, logprobs=5), lora_request: None.',
  source: 'vLLM: vllm/entrypoints/logger.py and the access log of uvicorn, as issues of the project show them',

  parse(line) {
    const request = REQUEST.exec(line);
    if (request !== null) {
      const [, month, day, clock, id, prompt = '', parameters = ''] = request;
      return {
        ...{ vllm_line: 'request', vllm_clock: `${month ?? ''}-${day ?? ''} ${clock ?? ''}`, request_id: id },
        prompt: /prompt: '(.*)',\s*$/.exec(prompt.trimEnd())?.[1],
        params: Object.fromEntries(PARAMETERS.flatMap((name) => parameterIn(parameters, name))),
      };
    }
    const access = ACCESS.exec(line);
    if (access === null) return undefined;
    const [, address, , requestLine, status] = access;
    return { vllm_line: 'access', remote_addr: address, request: requestLine, status };
  },
});

function parameterIn(text: string, name: string): (readonly [string, number])[] {
  const found = new RegExp(`(?:^|[ ,])${name}=(-?[\\d.]+)`).exec(text);
  return found === null ? [] : [[name, Number(found[1])]];
}
