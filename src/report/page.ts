/** What a text report is printed on: a width, a set of characters, colours. Every line of log text passes through here. */
import { Chalk } from 'chalk';
import type { ChalkInstance } from 'chalk';
import type { Level } from '../findings/findings.js';
import { redact } from '../privacy/redact.js';
import { escapeText, escapeToAscii } from './escape.js';
import type { RenderOptions } from './reporter.js';
import { cutText, displayWidth, wrapText } from './text-width.js';

export type Style = 'plain' | 'strong' | 'dim' | 'lower' | Level;

/** A piece of a line in one style. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

export interface Page {
  readonly width: number;
  readonly unicode: boolean;
  /** Share of the words of inputs that is masked, 0 to 1. */
  readonly redact: number;
  /** Escapes a text and cuts what is longer than anybody reads. */
  clean(text: string): string;
  /** As `clean`, within `width` columns. */
  fit(text: string, width: number): string;
  /** An input as it may be shown: its shape, or itself if asked for. */
  input(text: string): string;
  /** One line, never wider than the page, without the newline. */
  line(...spans: readonly Span[]): string;
  /** Wrapped text under a hanging label; the label is padded to `indent` columns. */
  paragraph(label: string, text: string, indent: number, style?: Style): string[];
}

export function span(text: string, style: Style = 'plain'): Span {
  return { text, style };
}

/** Longest text shown of anything; account names may be megabytes. Code units. */
const LONGEST_TEXT = 2000;

function painters(chalk: ChalkInstance): Readonly<Record<Style, (text: string) => string>> {
  return {
    plain: (text) => text,
    strong: chalk.bold,
    dim: chalk.dim,
    lower: chalk.green,
    critical: chalk.red.bold,
    suspect: chalk.yellow,
    watch: chalk.cyan,
    none: chalk.dim,
  };
}

function withoutTrailingSpace(spans: readonly Span[]): readonly Span[] {
  const last = spans.findLastIndex(({ text }) => text.trimEnd() !== '');
  return spans.slice(0, last + 1).map((part, index) => (index === last ? span(part.text.trimEnd(), part.style) : part));
}

export function makePage({ width, color, unicode, redact: share }: RenderOptions): Page {
  const paint = painters(new Chalk({ level: color ? 1 : 0 }));
  const mark = unicode ? '…' : '...';
  const escape = unicode ? escapeText : escapeToAscii;

  function clean(text: string): string {
    if (text.length <= LONGEST_TEXT) return escape(text);
    return escape(text.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '')) + mark;
  }

  function fit(text: string, columns: number): string {
    return cutText(clean(text), columns, mark);
  }

  function line(...spans: readonly Span[]): string {
    let left = width;
    let printed = '';
    for (const { text, style } of withoutTrailingSpace(spans)) {
      const piece = fit(text, left);
      left -= displayWidth(piece);
      if (piece !== '') printed += paint[style](piece);
    }
    return printed;
  }

  return {
    width,
    unicode,
    redact: share,
    clean,
    fit,
    input: (text) => clean(redact(text, share)),
    line,
    paragraph: (label, text, indent, style = 'plain') =>
      wrapText(clean(text), width - indent).map((part, index) =>
        line(span((index === 0 ? label : '').padEnd(indent), 'dim'), span(part, style)),
      ),
  };
}
