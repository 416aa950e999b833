/**
 * Conversations that a program wrote into one text before it sent them: the chat templates of models, as servers of models log
 * them (vLLM, TGI, Ollama, Bedrock), and transcripts with the speaker's name before each turn.
 *
 * Sources: chat templates in the tokenizer files of Llama 2 to 4, Mistral, Gemma, Qwen (ChatML), Phi, Zephyr, Command R, DeepSeek,
 * GLM and gpt-oss (harmony); Anthropic, "Text Completions"; Taori et al. 2023 (Alpaca), prompt.txt; LangChain, `get_buffer_string`.
 */

export interface Turn {
  readonly role: string;
  readonly content: string;
}

/** Before each turn; the one group that took part names the speaker. Runs are bounded: a hostile text must not be gone over again from each of its characters. */
const MARKERS = new RegExp(
  [
    String.raw`<\|im_start\|>\s*(\w{1,40})(?: ?name=[^\s<]{0,80})?(?:<\|im_sep\|>)?\s*`,
    String.raw`<\|(?:start_header_id|header_start)\|>\s*(\w{1,40})[^<]{0,40}<\|(?:end_header_id|header_end)\|>\s*`,
    String.raw`<start_of_turn>\s*(\w{1,40})\s*`,
    String.raw`<\|start\|>(\w{1,40})[^<]{0,80}(?:<\|channel\|>[^<]{0,80})?(?:<\|message\|>|$)`,
    String.raw`<\|(system|user|assistant|observation|tool)\|>\s*`,
    String.raw`<\|(SYSTEM|USER|CHATBOT)_TOKEN\|>`,
    String.raw`<｜(System|User|Assistant)｜>`,
  ].join('|'),
  'gu',
);
/** What stands before the first turn and behind each. */
const FRAMES =
  /<\|(?:im_end|eot_id|eom_id|eot|end|return|call|end_of_text|endoftext|begin_of_text|START_OF_TURN_TOKEN|END_OF_TURN_TOKEN|im_sep)\|>|<end_of_turn>|<\/?s>|<(?:bos|eos|BOS_TOKEN|EOS_TOKEN|sop)>|\[gMASK\]|<｜(?:begin|end)▁of▁sentence｜>/gu;

const INSTRUCTIONS = /\[(\/?INST)\]/gu;
const SYSTEMS_OF_INSTRUCTIONS = [
  ['<<SYS>>', '<</SYS>>'],
  ['[SYSTEM_PROMPT]', '[/SYSTEM_PROMPT]'],
] as const;

/** A line that begins with who speaks, and the headings of Alpaca. */
const NAMED_LINES = /^(?:#{2,3} ?)?(system|human|user|assistant|ai|instruction|input|response)(?: prompt)?:[ \t]*/gimu;
/** Vicuna has its turns in one line. */
const NAMED_IN_LINE = /(?:^|\s|<\/s>)(SYSTEM|USER|ASSISTANT):\s?/gu;
/** Blanks are those that the quick look at the bytes passes as well (`scan/hot-text.ts`). */
const OPEN_ANSWER = /(?:^|\n)(?:#{2,3} ?)?(?:assistant|ai|response):[ \t\r\n]*$/iu;
const OPEN_IN_LINE = /\sASSISTANT:[ \t\r\n]*$/u;
/** No other word for a speaker is as rarely what somebody begins a text of his own with. */
const BEGINS_NAMED = /^[ \t\r\n]*(?:(?:#{2,3} ?)?(?:[Ss]ystem|SYSTEM)(?: [Pp]rompt)?|Human|HUMAN|USER):/u;

const ROLES: Readonly<Record<string, string>> = {
  ...{ human: 'user', instruction: 'user', input: 'user', developer: 'system' },
  ...{ ai: 'assistant', model: 'assistant', chatbot: 'assistant', response: 'assistant' },
  ...{ observation: 'tool', ipython: 'tool', inst: 'user', '/inst': 'assistant' },
};
/** No conversation is as short, in characters. */
const SHORTEST = 10;

/** The turns of a conversation written as one text; undefined for any other text. */
export function turnsIn(text: string): readonly Turn[] | undefined {
  if (text.length < SHORTEST) return undefined;
  const turns = byMarkers(text) ?? byInstructions(text) ?? byNames(text);
  return turns?.some(({ role }) => role === 'user') === true ? turns : undefined;
}

/** Marks further on in a text that begins otherwise are those of somebody who writes about them. */
function byMarkers(text: string): readonly Turn[] | undefined {
  if (!/^[ \t\r\n]*(?:<|\[gMASK\])/u.test(text)) return undefined;
  return between(text, MARKERS)?.map(unframed).filter(isSaid);
}

function byInstructions(text: string): readonly Turn[] | undefined {
  if (!/^[ \t\r\n]*(?:<s>[ \t\r\n]*)?\[(?:INST|SYSTEM_PROMPT)\]/u.test(text)) return undefined;
  const { system, rest } = withoutSystem(text);
  const turns = between(rest, INSTRUCTIONS, 'assistant') ?? [];
  return [{ role: 'system', content: system }, ...turns].map(unframed).filter(isSaid);
}

function withoutSystem(text: string): { readonly system: string; readonly rest: string } {
  for (const [opening, closing] of SYSTEMS_OF_INSTRUCTIONS) {
    const from = text.indexOf(opening);
    const to = from < 0 ? -1 : text.indexOf(closing, from + opening.length);
    if (to >= 0)
      return {
        system: text.slice(from + opening.length, to),
        rest: text.slice(0, from) + text.slice(to + closing.length),
      };
  }
  return { system: '', rest: text };
}

/** Names of speakers are words like others: they count where the text leaves the answer open, or begins as only programs do. */
function byNames(text: string): readonly Turn[] | undefined {
  if (OPEN_IN_LINE.test(text)) return between(text, NAMED_IN_LINE)?.map(trimmed).filter(isSaid);
  if (!OPEN_ANSWER.test(text) && !BEGINS_NAMED.test(text)) return undefined;
  return joined(between(text, NAMED_LINES)?.map(trimmed).filter(isSaid));
}

/** What stands between the marks, each said by whom the mark before it names. @param first who says what stands before the first of them */
function between(text: string, marks: RegExp, first = 'system'): readonly Turn[] | undefined {
  const turns: Turn[] = [];
  let from = 0;
  let role = first;
  for (const mark of text.matchAll(marks)) {
    turns.push({ role, content: text.slice(from, mark.index) });
    const name = mark.slice(1).join('').toLowerCase();
    [from, role] = [mark.index + mark[0].length, ROLES[name] ?? name];
  }
  if (turns.length === 0) return undefined;
  turns.push({ role, content: text.slice(from) });
  return turns;
}

/** An instruction and its input, each under a heading of its own, are one turn. */
function joined(turns: readonly Turn[] | undefined): readonly Turn[] | undefined {
  return turns?.reduce<Turn[]>((said, turn) => {
    const before = said.at(-1);
    if (before?.role === 'user' && turn.role === 'user')
      said[said.length - 1] = { role: 'user', content: `${before.content}\n${turn.content}` };
    else said.push(turn);
    return said;
  }, []);
}

const unframed = ({ role, content }: Turn): Turn => ({ role, content: content.replace(FRAMES, '').trim() });
const trimmed = ({ role, content }: Turn): Turn => ({ role, content: content.trim() });
const isSaid = ({ content }: Turn): boolean => content !== '';
