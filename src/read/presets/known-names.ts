/** Names under which the columns of access logs are known, best first. Spelling does not matter: see column-name.ts. */
import { plainName } from '../column-name.js';
import type { Slot } from './preset.js';

/** Blocks of an envelope whose inner fields mean what they would mean at the top: `http.status_code`, `client.ip`. */
export const envelopeBlocks = new Set(
  (
    'request response req res client caller user http metadata meta context identity event log properties attributes ' +
    'headers network auth principal source consumer extra jsonPayload httpRequest payload requestHeaders'
  )
    .toLowerCase()
    .split(' '),
);

function names(text: string): readonly string[] {
  return text.split(/\s+/).filter((name) => name !== '');
}

/** Sources: the public layouts of gateways and web servers, and the recorders teams write themselves (docs/formats.md). */
export const knownNames: Readonly<Record<Slot, readonly string[]>> = {
  time: names(
    `ts start_utc timestamp time @timestamp datetime date_time event_time request_time timestamp_ms start_time started_at
     request_created_at created_at created logging_time inference_time time_local time_iso8601 requestTimeEpoch msec
     received_at occurred_at logged_at recorded_time time_generated
     event_ts event_timestamp request_ts request_timestamp timestamp_utc time_utc utc_time ts_utc log_time log_timestamp edge_start_timestamp date`,
  ),
  account: names(
    `account account_id acct acct_id user_api_key_hash api_key_id key_id api_key apikey api_key_hash key tenant tenant_id
     customer customer_id user user_id user.id user.name username client_id consumer consumer.username consumer.id
     requester caller caller.id caller_id principal principal.id principal_id org org_id organization organization_id
     subscription subscription_id apim_subscription_id identity.arn team team_id project project_id end_user end_user_id
     remote_user account.id client_username cs_username wb_user_id x_account x_account_id x_api_key_id x_consumer_username
     x_customer_id x_tenant_id x_tenant x_user_id x_client_id api_key_name key_name api_key_alias user_authenticated_id`,
  ),
  address: names(
    `ip ip_address client_ip client_ip_address source_ip src_ip remote_addr remote_address remote_ip client_address
     caller_ip_address requester_ip_address client.ip client.address source.ip peer_ip real_ip x_real_ip x_forwarded_for
     http_x_forwarded_for xff downstream_remote_address remote client addr address client_host c_ip host_ip`,
  ),
  agent: names(
    `user_agent http_user_agent useragent user_agent.original ua agent client_agent headers.user-agent request.headers.user-agent
     client_version sdk cs(user_agent) cs_user_agent request_user_agent client_request_user_agent`,
  ),
  model: names(
    `model model_id model_name request_model requested_model deployment deployment_name deployed_model_id served_entity_id model_slug model_permaslug
     gen_ai.request.model ls_model_name request.model request_body.model body.model inference_service_name model_version engine`,
  ),
  endpoint: names(
    `endpoint path route uri url request_uri request_path resource_path api_path operation operation_name api_method
     route_key cs_uri_stem x-envoy-origin-path http.route method_name request.uri request.path client_request_uri client_request_path target request`,
  ),
  requestId: names(
    `request_id req_id requestid x_request_id correlation_id call_id client_request_id databricks_request_id event_id trace_id
     uuid message_id x_edge_request_id ray_id id`,
  ),
  status: names(
    `status status_code http_status http_status_code response_status response_code response.status http.status_code
     http.response.status_code result_signature code sc_status downstream_status edge_response_status`,
  ),
  latency: names(
    `latency_ms latency_millis duration_ms elapsed_ms response_time_ms response_latency execution_duration_ms execution_time_ms
     request_duration_ms delay_ms time_ms took_ms total_time_ms generation_time_ms time_taken_ms processing_ms time_taken latencies.request latency_s latency_seconds
     duration_s duration_seconds elapsed_s elapsed_seconds latency_sec duration_sec latency_us duration_us latency_ns duration_ns latency duration elapsed
     response_time took request_time`,
  ),
  tokensIn: names(
    `tokens_in prompt_tokens input_tokens tokens_prompt n_prompt_tokens prompt_token_count input_token_count token_in
     usage.prompt_tokens usage.input_tokens gen_ai.usage.input_tokens gen_ai.usage.prompt_tokens num_prompt_tokens`,
  ),
  tokensOut: names(
    `tokens_out completion_tokens output_tokens tokens_completion n_completion_tokens completion_token_count output_token_count
     token_out usage.completion_tokens usage.output_tokens gen_ai.usage.output_tokens gen_ai.usage.completion_tokens
     num_completion_tokens generated_tokens`,
  ),
  request: names(
    `input inputs messages instances request request_body body payload prompt full_request request_payload input_text
     input_vec input_vector input_features features feature_vector query question text content document instance
     input_hash prompt_hash input_sha256`,
  ),
  response: names(
    `output outputs response response_body prediction predictions result results full_response response_payload
     model_output`,
  ),
  parameters: names(
    `params parameters sampling_params model_parameters generation_config inference_config invocation_params invocation_parameters options settings`,
  ),
  label: names(
    `label predicted_label predicted_class prediction_label output_label class output.label result.label response.label
     top_label`,
  ),
  probabilities: names(
    `probs probabilities class_probabilities scores predict_proba confidences output_probs output.probs output.probabilities
     output.scores output_scores confidence score`,
  ),
  outputText: names(
    `output_text response_text completion generated_text answer output.text response.text reply completion_text`,
  ),
};

/** Columns with a hash in place of the input. */
export const hashedInput = /(?:hash|sha\d*|digest)$/;

const who: ReadonlySet<string> = new Set(knownNames.account.map(plainName));
const when: ReadonlySet<string> = new Set(knownNames.time.map(plainName));

/** Whether a column is called like an account. */
export function saysWho(name: string): boolean {
  return who.has(plainName(name));
}

/** Whether a column is called like a time. */
export function saysWhen(name: string): boolean {
  return when.has(plainName(name));
}

/** Whether a column is called like an account or a time: what has one is the record of a call. */
export function saysWhoOrWhen(name: string): boolean {
  return saysWho(name) || saysWhen(name);
}
