/** All students. */
import { forest } from './forest.js';
import { linear } from './linear.js';
import { naiveBayes } from './naive-bayes.js';
import type { Student } from './student.js';

export const students: readonly Student[] = [forest, linear, naiveBayes];
