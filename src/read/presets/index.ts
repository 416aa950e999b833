/** The presets; the generic one takes what no other recognises. */
import type { RawRecord } from '../values.js';
import { apiGateway } from './api-gateway.js';
import { azureApim } from './azure-apim.js';
import { bedrock } from './bedrock.js';
import { cloudflare } from './cloudflare.js';
import { databricks } from './databricks.js';
import { envoyAi } from './envoy-ai.js';
import { generic } from './generic.js';
import { helicone } from './helicone.js';
import { kong } from './kong.js';
import { langfuse } from './langfuse.js';
import { litellm } from './litellm.js';
import { nginx } from './nginx.js';
import type { Preset } from './preset.js';
import { sagemaker } from './sagemaker.js';
import { vertexGenai } from './vertex-genai.js';

export const presets: readonly Preset[] = [
  ...[apiGateway, azureApim, bedrock, cloudflare, databricks, envoyAi, helicone],
  ...[kong, langfuse, litellm, nginx, sagemaker, vertexGenai],
  generic,
];

/** The preset that is surest of the records. Where two are equally sure neither is: the generic one reads by what it sees. */
export function presetOf(sample: readonly RawRecord[]): Preset {
  let best: Preset = generic;
  let surest = 0;
  for (const preset of presets) {
    const sure = preset.matches(sample);
    if (sure > surest) {
      best = preset;
      surest = sure;
    } else if (sure === surest && sure > 0) best = generic;
  }
  return best;
}
