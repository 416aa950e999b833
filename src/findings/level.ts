/** Levels, mildest first. */

export const levels = ['none', 'watch', 'suspect', 'critical'] as const;
export type Level = (typeof levels)[number];
