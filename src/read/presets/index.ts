/** The presets; the generic one takes what no other recognises. */
import type { RawRecord } from '../values.js';
import { apiGateway } from './api-gateway.js';
import { azureApim } from './azure-apim.js';
import { azureOpenai } from './azure-openai.js';
import { bedrock } from './bedrock.js';
import { bentoml } from './bentoml.js';
import { cloudflare } from './cloudflare.js';
import { databricks } from './databricks.js';
import { envoyAi } from './envoy-ai.js';
import { generic } from './generic.js';
import { helicone } from './helicone.js';
import { kong } from './kong.js';
import { kserve } from './kserve.js';
import { langfuse } from './langfuse.js';
import { langsmith } from './langsmith.js';
import { litellm } from './litellm.js';
import { mlflowTraces } from './mlflow-traces.js';
import { nginx } from './nginx.js';
import { otlpGenai } from './otlp-genai.js';
import type { Preset } from './preset.js';
import { sagemaker } from './sagemaker.js';
import { seldonPayload } from './seldon-payload.js';
import { tfServing } from './tf-serving.js';
import { torchserve } from './torchserve.js';
import { vertexEndpoint } from './vertex-endpoint.js';
import { vertexGenai } from './vertex-genai.js';
import { vllm } from './vllm.js';

export const presets: readonly Preset[] = [
  ...[apiGateway, azureApim, azureOpenai, bedrock, bentoml, cloudflare, databricks, envoyAi, helicone, kong, kserve],
  ...[langfuse, langsmith, litellm, mlflowTraces, nginx, otlpGenai, sagemaker, seldonPayload, tfServing, torchserve],
  ...[vertexEndpoint, vertexGenai, vllm],
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

/** The preset with this id, as `--preset` names it; that of the records when there is none. */
export function presetFor(sample: readonly RawRecord[], id: string | undefined): Preset {
  return presets.find((preset) => preset.id === id) ?? presetOf(sample);
}
