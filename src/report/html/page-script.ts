/** The script of the page: the source of the functions that run there, as they are tested here. */
import { count, isNothing, measure, score, signed } from '../numbers.js';
import * as behaviour from './page-behaviour.js';
import * as detail from './draw-detail.js';
import * as scorePlots from './draw-score.js';
import * as timePlots from './draw-times.js';
import { shade } from './shade.js';
import { h } from './tree.js';

const numbers = { count, isNothing, measure, score, signed };

/** Declarations of all functions, which call each other by name. */
export function pageFunctions(): string {
  const parts = [numbers, { h, shade }, scorePlots, timePlots, detail, behaviour];
  return parts.flatMap((part) => Object.values(part).map(String)).join('\n');
}

export function pageScript(): string {
  return `'use strict';\n${pageFunctions()}\nwire();\n`;
}
