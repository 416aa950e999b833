/** Thirty topics of our own writing: the vocabulary of all invented texts. */
import { homeTopics } from './home.js';
import { leisureTopics } from './leisure.js';
import { techTopics } from './tech.js';
import type { Topic } from './topic.js';
import { workTopics } from './work.js';
import { worldTopics } from './world.js';

export type { Topic } from './topic.js';
export { homeTopics, leisureTopics, techTopics, workTopics, worldTopics };

export const topics: readonly Topic[] = [...homeTopics, ...leisureTopics, ...techTopics, ...workTopics, ...worldTopics];
