/** What every reporter must satisfy, whatever it prints. */
import assert from 'node:assert/strict';
import stringWidth from 'string-width';
import type { Findings } from '../../src/findings/findings.js';
import { json } from '../../src/report/json.js';
import type { Reporter, RenderOptions } from '../../src/report/reporter.js';

export const plainPage: RenderOptions = { width: 80, color: false, unicode: true, redact: 1 };

export function rendered(reporter: Reporter, findings: Findings, page: Partial<RenderOptions> = {}): string {
  return [...reporter.render(findings, { ...plainPage, ...page })].join('');
}

/** Control characters but the newline, and everything that is invisible or turns a line around. */
const RAW = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

export function hasMetadata(reporter: Reporter): void {
  assert.match(reporter.id, /^[a-z]+(-[a-z]+)*$/);
  assert.match(reporter.mediaType, /^[a-z]+\/[a-z0-9.+-]+(; version=[0-9.]+)?$/);
  assert.match(reporter.extension, /^[a-z]+(\.[a-z]+)?$/);
  for (const words of [reporter.title, reporter.for]) assert.ok(words.length > 5);
}

export function givesTheSameBytes(reporter: Reporter, findings: Findings): void {
  const before = JSON.stringify(findings);
  assert.equal(rendered(reporter, findings), rendered(reporter, structuredClone(findings)));
  assert.equal(JSON.stringify(findings), before, 'the document was changed');
}

/** Numbers with more digits than a saved document keeps, so that a reporter that prints them all is found out. */
function withManyDigits(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : value * (1 + 1e-13);
  if (Array.isArray(value)) return value.map(withManyDigits);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withManyDigits(part)]));
}

export function printsTheSameReadBack(reporter: Reporter, findings: Findings): void {
  const made = withManyDigits(JSON.parse(JSON.stringify(findings))) as Findings;
  const readBack = JSON.parse(rendered(json, made, { redact: 0 })) as Findings;
  assert.equal(rendered(reporter, readBack), rendered(reporter, made));
}

export function endsWithOneNewline(reporter: Reporter, findings: Findings): void {
  assert.match(rendered(reporter, findings), /[^\n]\n$/);
}

export function printsNothingRaw(reporter: Reporter, findings: Findings): void {
  for (const redact of [0, 0.5, 1]) assert.doesNotMatch(rendered(reporter, findings, { redact }), RAW);
}

/** Inputs are as private as the customers who sent them. */
export function hidesInputs(reporter: Reporter, findings: Findings): void {
  const shown = rendered(reporter, findings);
  for (const { evidence } of findings.accounts) {
    for (const { input } of evidence) assert.ok(!shown.includes(input.slice(0, 12)), `${reporter.id} shows ${input}`);
  }
}

/** For reporters of text: nothing wider than the page, ASCII where only that can be shown, colour only when asked for. */
export function fitsThePage(reporter: Reporter, findings: Findings): void {
  for (const width of [60, 61, 72, 80, 99, 100, 133, 240]) {
    for (const line of rendered(reporter, findings, { width }).split('\n')) {
      assert.ok(stringWidth(line) <= width, `${stringWidth(line)} columns of ${width}: ${line}`);
    }
  }
}

export function keepsToAscii(reporter: Reporter, findings: Findings): void {
  assert.match(rendered(reporter, findings, { unicode: false, redact: 0 }), /^[\n\x20-\x7e]*$/);
}

export function coloursOnlyWhenAsked(reporter: Reporter, findings: Findings): void {
  const escape = '\u001b[';
  assert.ok(!rendered(reporter, findings).includes(escape));
  const coloured = rendered(reporter, findings, { color: true });
  assert.ok(coloured.includes(escape));
  const stripped = coloured.replaceAll(new RegExp(String.raw`\u001b\[\d+m`, 'g'), '');
  assert.equal(stripped, rendered(reporter, findings), 'colour changes nothing but colour');
}
