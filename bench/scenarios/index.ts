/** All scenarios by name. */
import { demoChat } from './demo-chat.js';
import { demoPredict } from './demo-predict.js';
import { goodChat, goodTabular, goodText } from './good.js';
import type { Played, Scenario, ScenarioOptions } from './scenario.js';
import { hotlineIntents, rentBands, visionVectors } from './small-services.js';

export const scenarios: readonly Scenario[] = [
  demoChat,
  demoPredict,
  goodChat,
  goodTabular,
  goodText,
  hotlineIntents,
  rentBands,
  visionVectors,
];

/** The seed of every file kept in fixtures. */
export const FIXTURE_SEED = 20260302;

/** A log with its labels, played out as it is read; the same name, seed and scale give the same records. */
export function makeScenario(name: string, { seed = FIXTURE_SEED, scale = 1 }: Partial<ScenarioOptions> = {}): Played {
  const scenario = scenarios.find(({ id }) => id === name);
  if (scenario === undefined) {
    throw new Error(`unknown scenario "${name}"; known: ${scenarios.map(({ id }) => id).join(', ')}`);
  }
  return scenario.play({ seed, scale });
}
