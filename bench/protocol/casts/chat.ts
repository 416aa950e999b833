/** The chat service of the protocol: crowd, halves of kinds, and how they are dealt. */
import { chatAttacks as a } from '../../scenarios/attacks/chat/index.js';
import {
  makeChatService,
  type ChatAttack,
  type ChatInput,
  type ChatPersona,
  type ChatService,
} from '../../scenarios/chat.js';
import { topics } from '../../scenarios/inputs/topics/index.js';
import { chatPersonas as p } from '../../scenarios/personas/chat/index.js';
import { chatProgress } from '../../scenarios/surrogates.js';
import type { Random } from '../../scenarios/random.js';
import { defineScenario, type Scenario } from '../../scenarios/scenario.js';
import type { Span } from '../../scenarios/shapes.js';
import { reword } from '../disguises.js';
import { chatHabits } from '../habits.js';
import { dealOut, type Dealt, type Kind, type Place } from '../operations.js';
import type { SetName } from '../sets.js';

const common: readonly (readonly [ChatPersona, number])[] = [
  [p.individual, 130],
  [p.occasional, 40],
  [p.student, 40],
  [p.supportBot, 10],
  [p.codePlugin, 16],
  [p.reseller, 3],
];

const halves: Readonly<Record<SetName, readonly (readonly [ChatPersona, number])[]>> = {
  tune: [
    [p.contentWriter, 20],
    [p.ragApp, 10],
    [p.translation, 8],
    [p.classroom, 22],
    [p.promptEngineer, 8],
    [p.testDataMaker, 8],
    [p.tutorApp, 8],
    [p.moderationQueue, 8],
    [p.shard, 9],
  ],
  'held-out': [
    [p.agentFramework, 12],
    [p.evalTeam, 8],
    [p.labelling, 10],
    [p.summariser, 10],
    [p.judge, 8],
    [p.documentPipeline, 8],
    [p.autocomplete, 10],
    [p.sdkUser, 16],
    [p.testDataMaker, 3],
    [p.contentWriter, 6],
  ],
};

function kind(attack: ChatAttack, budget: number): Kind<ChatService, ChatInput> {
  return { attack, budget, labelsSuffice: false, walks: false };
}

export const chatKinds: Readonly<Record<SetName, readonly Kind<ChatService, ChatInput>[]>> = {
  tune: [
    kind(a.selfInstruct, 350),
    kind(a.reasoningTraces, 350),
    kind(a.logprobHarvest, 350),
    kind(a.narrowTemplate, 350),
    kind(a.repeatedSampling, 500),
    kind(a.randomWords, 350),
  ],
  'held-out': [
    kind(a.rubricGrading, 350),
    kind(a.personaGeneration, 350),
    kind(a.logitBiasProbing, 400),
    kind(a.narrowSkill, 400),
    kind(a.templatePassages, 350),
    kind(a.foreignText, 350),
    kind(a.paraphraseExpansion, 400),
  ],
};

function chatDeal(set: SetName, service: ChatService): Dealt<ChatService, ChatInput> {
  return {
    kinds: chatKinds[set],
    covers: [p.individual, p.student, p.contentWriter, p.supportBot],
    models: service.models,
    disguiseOf: () => reword,
    labelOnly: {},
    topicOf: ({ input }) => input.wanted.topic.id,
  };
}

export interface ChatLog {
  readonly id: string;
  readonly about: string;
  readonly set: SetName;
  readonly place: Place;
  readonly span: Span;
  readonly random: Random;
}

export function chatScenario({ id, about, set, place, span, random }: ChatLog): Scenario {
  return defineScenario({
    id,
    about,
    service: (own) => makeChatService({ topics, span, trainingPrompts: 4000 }, own),
    cast: {
      solos: [],
      campaigns: [],
      honest: [...common, ...halves[set]],
      operations: (service) => dealOut(chatDeal(set, service), place, random),
      habits: chatHabits,
    },
    progress: chatProgress,
  });
}
