/** Names of attributes that only the spans and events of models have: OpenTelemetry, OpenLLMetry, OpenInference. */
const MODEL = /^(?:gen_ai|llm|openinference)\./;

export function isOfModel(attribute: string): boolean {
  return MODEL.test(attribute);
}
