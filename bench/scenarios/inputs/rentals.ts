/** Flats for rent in an invented city: what a letting portal would send to a rent band API. */
import type { Random } from '../random.js';
import { fit, numberField, Table, wordField, type Population, type Row } from './table.js';

const area = numberField('area_m2', 14, 260, 1);
const rooms = numberField('rooms', 1, 8, 0.5);
const floor = numberField('floor', 0, 24, 1);
const built = numberField('year_built', 1880, 2025, 1);
const centre = numberField('centre_km', 0, 28, 0.1);
const transit = numberField('transit_min', 1, 45, 1);
const energy = numberField('energy_kwh', 15, 320, 1);
const districts = ['altstadt', 'hafen', 'nordend', 'parkside', 'westhill', 'rivermouth', 'gleis', 'satellite'] as const;
const conditions = ['poor', 'fair', 'good', 'renovated', 'new'] as const;
const heatings = ['gas', 'district', 'heat_pump', 'oil', 'stove'] as const;
const extras = ['none', 'balcony', 'terrace', 'garden', 'loft'] as const;

const table = new Table([
  area,
  rooms,
  floor,
  built,
  centre,
  transit,
  energy,
  wordField('district', districts),
  wordField('condition', conditions),
  wordField('heating', heatings),
  wordField('extra', extras),
  wordField('furnished', ['no', 'partly', 'yes']),
]);

/** Distance to the centre, typical year of building, and what people pay for the name. */
const quarters: Readonly<Record<string, readonly [number, number, number]>> = {
  altstadt: [0.8, 1905, 1.45],
  hafen: [2.2, 2008, 1.4],
  nordend: [3.5, 1962, 1],
  parkside: [4.2, 1931, 1.25],
  westhill: [7.5, 1978, 1.1],
  rivermouth: [9, 1990, 0.95],
  gleis: [5.5, 1955, 0.8],
  satellite: [14, 1972, 0.7],
};

const worth: Readonly<Record<string, number>> = { poor: 0.8, fair: 0.92, good: 1, renovated: 1.12, new: 1.22 };

function customer(random: Random): (chance: Random) => Row {
  const home = random.some(districts, random.whole(1, 4));
  const typical = random.around(64, 0.35);
  const conditionBias = conditions.map((name, at) => [name, random.around([0.5, 2, 4, 2, 1][at] ?? 1, 0.6)] as const);
  const heatingBias = heatings.map((name, at) => [name, random.around([4, 2, 1, 1, 0.3][at] ?? 1, 0.6)] as const);
  const furnished = random.between(0, 0.5);
  return (chance) => {
    const district = chance.pick(home);
    const [kilometres, year] = quarters[district] ?? [5, 1970];
    const size = fit(area, chance.around(typical, 0.35));
    const condition = chance.weighted(conditionBias);
    const age = condition === 'new' ? 2021 : chance.normal(year, 18);
    return {
      area_m2: size,
      rooms: fit(rooms, size / chance.around(27, 0.15)),
      floor: fit(floor, chance.exponential(district === 'hafen' ? 7 : 2.4)),
      year_built: fit(built, age),
      centre_km: fit(centre, chance.around(kilometres, 0.2)),
      transit_min: fit(transit, chance.around(3 + kilometres, 0.4)),
      energy_kwh: fit(energy, 250 - (age - 1900) * 1.5 + chance.normal(0, 25)),
      district,
      condition,
      heating: chance.weighted(heatingBias),
      extra: chance.weighted([
        ['none', 4],
        ['balcony', 5],
        ['terrace', 1],
        ['garden', district === 'satellite' ? 3 : 0.5],
        ['loft', 0.3],
      ]),
      furnished: chance.chance(furnished) ? chance.pick(['partly', 'yes']) : 'no',
    };
  };
}

function number(row: Row, name: string): number {
  const found = row[name];
  return typeof found === 'number' ? found : 0;
}

/** Monthly rent a square metre would fetch. */
function rent(row: Row): number {
  const [, , name] = quarters[String(row['district'])] ?? [5, 1970, 1];
  const small = Math.max(0, 55 - number(row, 'area_m2')) * 0.12;
  const way = number(row, 'centre_km') * 0.16 + number(row, 'transit_min') * 0.05;
  const high =
    String(row['district']) === 'hafen' ? number(row, 'floor') * 0.18 : Math.max(0, number(row, 'floor') - 3) * -0.15;
  const old = number(row, 'year_built') < 1920 ? 0.8 : 0;
  const waste = Math.max(0, number(row, 'energy_kwh') - 140) * 0.008;
  const extra = { none: 0, balcony: 0.5, terrace: 1.1, garden: 0.9, loft: 1.6 }[String(row['extra'])] ?? 0;
  const base = (11 + small + high + old + extra - way - waste) * name * (worth[String(row['condition'])] ?? 1);
  return base * (row['furnished'] === 'yes' ? 1.18 : 1);
}

/** A housing market; labels are bands of rent for the square metre. */
export const rentals: Population = {
  id: 'rentals',
  table,
  labels: ['band_a', 'band_b', 'band_c', 'band_d', 'band_e'],
  customer,
  truth(row, random) {
    const price = rent(row) * random.around(1, 0.07);
    return [8.5, 10.8, 13.2, 16.2].filter((limit) => price >= limit).length;
  },
};
