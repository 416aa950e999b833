/** What a group wants of a chat: is it what a copy is made of? */
import { TALKING } from '../scores/chat-patterns.js';
import { gate } from '../scores/joining.js';
import type { StrandValues } from '../scores/strands.js';

/** Each 0..1. */
export interface ChatPurpose {
  /** Material and reasoning, much output, many things, each once. */
  readonly material: number;
  /** Texts far and wide beyond everybody's. */
  readonly foreign: number;
  /** One frame filled widely, each answer long enough to learn from. */
  readonly framed: number;
  /** The output layer: probabilities or biases, on texts or answers that no sorting into classes has. */
  readonly layer: number;
}

/** Width of the gates on what groups do and share. */
export const GATE_WIDTH = 0.12;

/** Classes, retrieval applications, editor plug-ins and translators share templates and sources, but want one thing again and again, or little. */
export function chatPurpose(strands: StrandValues): ChatPurpose {
  const { ask, hunger, openness, fresh, shift, breadth, single } = strands;
  const aim = (ask ?? 0) + (hunger ?? 0) + 0.5 * (openness ?? 0) + (fresh ?? 0);
  const unrepeated = gate(fresh ?? 0, -0.55, GATE_WIDTH);
  return {
    material: gate(aim, 0.85, GATE_WIDTH) * unrepeated * gate(single ?? 0, TALKING, GATE_WIDTH),
    foreign: gate(Math.min(shift ?? 0, breadth ?? 0), 1, 0.15) * unrepeated,
    framed: framedPurpose(strands),
    layer: layerPurpose(strands),
  };
}

/**
 * The inputs follow one frame, what is filled in varies more than with others, the answers are not short, and nothing is asked twice. Translators have a
 * system message in common and no frame; retrieval applications fill their frames as widely and get a sentence back; makers of test data ask for much and fill
 * in little; tutors and writers repeat.
 */
function framedPurpose({ template, slots, hunger, fresh }: StrandValues): number {
  return (
    gate(template ?? 0, 0.4, GATE_WIDTH) *
    gate(slots ?? 0, 0.4, 0.08) *
    gate(hunger ?? 0, -0.8, GATE_WIDTH) *
    gate(fresh ?? 0, -0.4, GATE_WIDTH)
  );
}

/**
 * Sorting texts into fixed classes wants probabilities too, but its texts are those of a trade and its answers a few words over and over. Biases that change
 * the answers read the layer whether the texts are new or not: the same text with another bias is another question.
 */
function layerPurpose({ parameters, bias, answers, shift, phrases, fresh }: StrandValues): number {
  const unlike = gate(((shift ?? 0) + (phrases ?? 0)) / 2, 1, GATE_WIDTH) * gate(fresh ?? 0, -0.55, GATE_WIDTH);
  const steered = answers === null ? 0 : gate(bias ?? 0, 1, GATE_WIDTH) * gate(answers, -0.7, GATE_WIDTH);
  return gate(parameters ?? 0, 1.2, GATE_WIDTH) * Math.max(unlike, steered);
}
