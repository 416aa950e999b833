/** Topics of `clonewatch help TOPIC`, without loading what they tell. */
export const topicIds = ['exit-codes', 'formats', 'fields', 'levels', 'configuration', 'environment'] as const;
export type TopicId = (typeof topicIds)[number];
