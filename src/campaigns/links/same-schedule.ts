import { defineLink } from '../link.js';
import { duration } from '../words.js';

export const sameSchedule = defineLink({
  id: 'same-schedule',
  title: 'Equal start and stop',
  measures:
    'how few accounts start between their first requests, and how few last longer than one and less long than the other: -log of both shares',
  range: [0, 50],
  needs: ['time'],
  source: 'campaigns are switched on and off together (Beutel et al. 2013, "CopyCatch")',
  benign: ['a product launch', 'a course that begins on one day', 'keys issued together'],
  family: 'time',

  prepare({ profiles, size }) {
    const starts = ranks(profiles.map(({ volume }) => volume.firstTime));
    const lengths = ranks(profiles.map(({ volume }) => volume.lastTime - volume.firstTime));
    const closeness = (places: Float64Array, a: number, b: number): number =>
      -Math.log((Math.abs((places[a] ?? NaN) - (places[b] ?? NaN)) + 1) / size);
    return {
      compare: (a, b) => closeness(starts, a, b) + closeness(lengths, a, b),
      explain(places) {
        const spread = (times: number[]): number => (Math.max(...times) - Math.min(...times)) / 3_600_000;
        const first = spread(places.map((place) => profiles[place]?.volume.firstTime ?? NaN));
        const last = spread(places.map((place) => profiles[place]?.volume.lastTime ?? NaN));
        if (!(first + last < 48)) return '';
        return `all started within ${duration(first)} of each other and stopped within ${duration(last)}`;
      },
    };
  },
});

/** Place of each time in their order; equal times share a place; NaN without time. */
function ranks(times: readonly number[]): Float64Array {
  const sorted = [...new Set(times.filter(Number.isFinite))].sort((a, b) => a - b);
  const places = new Map(sorted.map((time, place) => [time, place]));
  return Float64Array.from(times, (time) => places.get(time) ?? NaN);
}
