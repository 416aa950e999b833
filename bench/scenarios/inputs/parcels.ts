/** Parcel shipments of an invented courier market: what a webshop's checkout would send to a delay prediction API. */
import type { Random } from '../random.js';
import { fit, numberField, Table, wordField, type Population, type Row } from './table.js';

const weight = numberField('weight_kg', 0.1, 40, 0.05);
const longest = numberField('longest_cm', 10, 180, 1);
const girth = numberField('girth_cm', 20, 300, 1);
const distance = numberField('distance_km', 1, 2500, 1);
const value = numberField('declared_value', 5, 4000, 1);
const stops = numberField('route_stops', 5, 160, 1);
const hour = numberField('pickup_hour', 0, 23, 1);
const services = ['economy', 'standard', 'express', 'same_day'] as const;
const zones = ['city', 'suburb', 'rural', 'island', 'mountain'] as const;
const carriers = ['brevo', 'kestrel', 'northline', 'pakka', 'tumble', 'velox'] as const;
const goods = [
  'apparel',
  'books',
  'electronics',
  'flowers',
  'furniture',
  'groceries',
  'medical',
  'spare_parts',
  'wine',
] as const;

const table = new Table([
  weight,
  longest,
  girth,
  distance,
  value,
  stops,
  hour,
  wordField('service', services),
  wordField('zone', zones),
  wordField('carrier', carriers),
  wordField('goods', goods),
]);

/** Typical weight (kg), density (kg a litre) and price (a kg) of the goods. */
const trades: Readonly<Record<string, readonly [number, number, number]>> = {
  apparel: [1.1, 0.18, 45],
  books: [1.6, 0.6, 18],
  electronics: [2.2, 0.3, 160],
  flowers: [1.3, 0.08, 28],
  furniture: [19, 0.12, 14],
  groceries: [7, 0.45, 6],
  medical: [0.7, 0.25, 210],
  spare_parts: [4.5, 0.8, 35],
  wine: [8, 0.7, 16],
};

const reach: Readonly<Record<string, number>> = { city: 25, suburb: 60, rural: 190, island: 420, mountain: 310 };
const slowness: Readonly<Record<string, number>> = { economy: 1.1, standard: 0.6, express: 0.1, same_day: -0.2 };
const hardship: Readonly<Record<string, number>> = { city: 0, suburb: 0.1, rural: 0.55, island: 1.5, mountain: 1 };

function customer(random: Random): (chance: Random) => Row {
  const main = random.pick(goods);
  const side = random.pick(goods);
  const houseCarriers = random.some(carriers, random.whole(1, 3));
  const zoneBias = zones.map((name, at) => [name, random.around([5, 4, 2, 0.4, 0.7][at] ?? 1, 0.5)] as const);
  const serviceBias = services.map((name, at) => [name, random.around([3, 4, 2, 0.5][at] ?? 1, 0.8)] as const);
  const size = random.around(1, 0.25);
  const far = random.around(1, 0.4);
  const cutoff = random.whole(11, 18);
  const dense = random.around(55, 0.3);
  return (chance) => {
    const item = chance.chance(0.85) ? main : side;
    const [typical, density, price] = trades[item] ?? [1, 0.3, 20];
    const kilos = fit(weight, chance.around(typical * size, 0.55));
    const edge = Math.cbrt((kilos / density) * 1000);
    const zone = chance.weighted(zoneBias);
    const service = chance.weighted(serviceBias);
    const kilometres = chance.around((reach[zone] ?? 50) * far, 0.5) * (service === 'same_day' ? 0.4 : 1);
    return {
      weight_kg: kilos,
      longest_cm: fit(longest, chance.around(edge * 1.5, 0.18)),
      girth_cm: fit(girth, chance.around(edge * 3.2, 0.15)),
      distance_km: fit(distance, kilometres),
      declared_value: fit(value, chance.around(kilos * price, 0.5)),
      route_stops: fit(stops, chance.around(zone === 'city' ? dense * 1.5 : dense, 0.25)),
      pickup_hour: fit(hour, cutoff - Math.abs(chance.normal(0, 3))),
      service,
      zone,
      carrier: chance.pick(houseCarriers),
      goods: item,
    };
  };
}

function number(row: Row, name: string): number {
  const found = row[name];
  return typeof found === 'number' ? found : 0;
}

function word(row: Row, name: string): string {
  return String(row[name]);
}

/** Carriers are good at different things. */
function carrierFit(row: Row): number {
  const carrier = word(row, 'carrier');
  if (carrier === 'brevo') return word(row, 'zone') === 'city' ? -0.5 : 0.4;
  if (carrier === 'northline') return word(row, 'zone') === 'mountain' || word(row, 'zone') === 'rural' ? -0.6 : 0.2;
  if (carrier === 'kestrel') return number(row, 'weight_kg') > 12 ? 0.7 : -0.2;
  if (carrier === 'tumble') return number(row, 'weight_kg') > 12 ? -0.5 : 0.25;
  if (carrier === 'velox') return word(row, 'service') === 'express' ? -0.5 : 0.3;
  return 0;
}

function trouble(row: Row): number {
  const bulky = number(row, 'longest_cm') > 110 || number(row, 'girth_cm') > 210 ? 0.7 : 0;
  const late = Math.max(0, number(row, 'pickup_hour') - 14) * 0.11;
  const fragile = ['flowers', 'groceries', 'wine'].includes(word(row, 'goods')) ? 0.35 : 0;
  const checks = number(row, 'declared_value') > 900 ? 0.4 : 0;
  const route = (number(row, 'route_stops') - 55) / 70;
  const way = Math.log(number(row, 'distance_km') / 60) * 0.35;
  return bulky + late + fragile + checks + route + way + carrierFit(row);
}

/** A parcel market; labels are how late the parcel will be. */
export const parcels: Population = {
  id: 'parcels',
  table,
  labels: ['on_time', 'next_day', 'late', 'at_risk'],
  customer,
  truth(row, random) {
    const score =
      trouble(row) + (slowness[word(row, 'service')] ?? 0) + (hardship[word(row, 'zone')] ?? 0) + random.normal(0, 0.2);
    if (score < 0.45) return 0;
    if (score < 1.25) return 1;
    return score < 2.2 ? 2 : 3;
  },
};
