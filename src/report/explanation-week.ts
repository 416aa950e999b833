/** In which hours of the week an account was active, as a heat map. */
import type { WeekFinding } from '../findings/plots.js';
import { shadeOf, shadeScale } from './maps.js';
import { count } from './numbers.js';
import { span } from './page.js';
import type { Page } from './page.js';
import { heading } from './sections.js';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const HOURS = 24;
const COLUMNS = 2;

export function* weekLines(page: Page, week: WeekFinding, zone: string): Iterable<string> {
  const { windows, windowSeconds, sampled, active } = week;
  yield* heading(page, `By hour and weekday (${zone})`);
  const most = Math.max(1, ...windows);
  for (const [i, day] of DAYS.entries()) {
    const cells = windows.slice(i * HOURS, (i + 1) * HOURS);
    const drawn = cells.map((value) => shadeOf(value, most, page.unicode).repeat(COLUMNS)).join('');
    yield page.line(span(`  ${day} `, 'dim'), span(drawn, 'watch'));
  }
  const axis = Array.from({ length: HOURS }, (_, hour) => (hour % 6 === 0 ? String(hour) : '').padEnd(COLUMNS)).join(
    '',
  );
  yield page.line(span(`      ${axis}`, 'dim'));
  const whole = sampled >= Math.round(active) ? 'all' : `a sample of ${count(sampled)} of about ${count(active)}`;
  const told = `${shadeScale(page.unicode)}: more of the ${count(windowSeconds)}-second windows in which it was active (${whole})`;
  yield* page.paragraph('  ', told, 2, 'dim');
}
