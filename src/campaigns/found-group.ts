/** A group that the search reports, in places of its crowd. */
import type { JudgedGroup } from './choose.js';
import type { GrownNull, VolumeNull } from './null.js';

export interface FoundGroup extends JudgedGroup {
  readonly grown: GrownNull;
  /** For chats only. */
  readonly random: VolumeNull | null;
  /** Groups that were found apart and joined; statistics of an even part of their members then. */
  readonly parts: number;
}
