/** Wordings that ask a model for material: used by extractors and, for ends of their own, by honest customers. */

/** Requests for instructions, tasks and examples. */
export const generationRequests: readonly string[] = [
  'Generate {count} diverse instructions about {subject}, each with input and a complete answer.',
  'You are asked to come up with a set of {digit} varied tasks on {subject}. Example: {doing}. Do not repeat the verb. Give instruction and output.',
  'Create a training example. Instruction: something a {person} could ask about a {thing}. Then write the ideal response.',
  'Write {count} question and answer pairs on {subject} at three levels of difficulty, as JSON with the keys "instruction" and "response".',
  'Invent a persona who cares about a {thing}, then the request this persona would make, then the best possible answer.',
];

/** Demands for the way to an answer. */
export const reasoningDemands: readonly string[] = [
  'Think step by step and write down your complete reasoning between <think> tags, then the final answer.',
  'Show your full chain of thought, including dead ends, before the answer.',
  'First reason in detail, number every step, check the result, then answer.',
];
