/** A text as input, taken as it is. */
import { inputKinds } from '../../events/event.js';
import type { Target } from './dialect.js';

/** What gateways write in place of a prompt they do not log: the same words for everybody, so no content at all. */
const REDACTED = /^(?:default-message-value|\[?<?redacted.{0,40}|\*{3,})$/i;
const LONGEST_PLACEHOLDER = 60;

export function putText(text: string, { event, scratch }: Target): void {
  if (text.length === 0) return;
  if (text.length <= LONGEST_PLACEHOLDER && REDACTED.test(text)) {
    event.inputKind = inputKinds.hidden;
    return;
  }
  event.inputKind = inputKinds.text;
  scratch.put(event.text, text);
}
