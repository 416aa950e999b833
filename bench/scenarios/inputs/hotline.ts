/** Messages to a city's hotline: fourteen intents in the words of residents, for a text classifier. */
import type { Random } from '../random.js';
import { expand, sentence, someHand, typed, type Slots } from './grammar.js';

/** Patterns of what people write, by intent. */
const intents: Readonly<Record<string, readonly string[]>> = {
  missed_bin: [
    'the {bin} was not (collected|emptied) {when}',
    'our {bin} in {street} is still full',
    'bin lorry (drove past|skipped) {street} again',
    'when will you come back for the {bin}?',
    'nobody emptied the {bin}, it smells',
  ],
  bulky_waste: [
    'how do I get rid of an old {furniture}?',
    'please collect a {furniture} and a {furniture} from {street}',
    'is a {furniture} bulky waste?',
    'what does it cost to have a {furniture} picked up',
    'can I bring a {furniture} to the yard myself?',
  ],
  street_light: [
    'the lamp (near|opposite) the {place} is out',
    '{street} has been dark {when}',
    'street light flickers at the {place}',
    'a lantern fell over in {street}',
    'please repair the lighting on the way to the {place}',
  ],
  pothole: [
    'deep hole in the road in {street}',
    'my {vehicle} was damaged by a pothole near the {place}',
    'the (asphalt|pavement) at the {place} is broken',
    'cobbles are loose in {street}, somebody will fall',
    'who repairs the cycle path by the {place}?',
  ],
  parking_permit: [
    'I need a resident parking permit for {street}',
    'how long is a permit for my {vehicle} valid?',
    'my permit expires {when}, how do I renew it',
    'new number plate, same permit?',
    'visitor permit for {time} please',
  ],
  parking_fine: [
    'I got a ticket in {street} but my permit was visible',
    'how can I object to a parking fine?',
    'where do I pay the fine for my {vehicle}',
    'the machine at the {place} was broken and I got fined',
    'fine arrived twice',
  ],
  noise: [
    'loud (music|machines|party) in {street} {when}',
    'building site at the {place} starts at five in the morning',
    'my neighbour’s {animal} makes noise all night',
    'who do I call about noise after ten?',
    'fireworks near the {place} every weekend',
  ],
  day_care: [
    'how do I get a place in a day care near {street}?',
    'waiting list for the nursery at the {place}',
    'fees for two children in day care',
    'we move {when}, can my child change nursery?',
    'is there holiday care at the {place}',
  ],
  moving_house: [
    'I moved to {street} {when}, how do I register',
    'which papers do I need to change my address?',
    'appointment to register a new flat',
    'can my (wife|husband|flatmate) register me?',
    'moved abroad, how do I sign off',
  ],
  passport: [
    'how long does a new passport take',
    'my passport was stolen {when}',
    'appointment for an identity card for a child',
    'what does an express passport cost?',
    'is my photo from a machine accepted for the passport',
  ],
  dog_tax: [
    'I have a new {animal}, where do I register it',
    'dog tax notice has the wrong name',
    'our {animal} died {when}, please stop the tax',
    'is there a discount for a second {animal}?',
    'lost the tax tag of my {animal}',
  ],
  library: [
    'can I extend my books',
    'opening hours of the library at the {place}',
    'I lost a book and want to pay for it',
    'library card for my {relative}',
    'is there a printer in the {place} library',
  ],
  swimming_pool: [
    'is the pool at the {place} open {when}?',
    'price of a family ticket for the baths',
    'left my {thing} in the changing room',
    'swimming course for my {relative}',
    'why is the outdoor pool closed',
  ],
  trees: [
    'a branch is about to fall in {street}',
    'may I cut the tree in front of my house',
    'the tree at the {place} was felled, why?',
    'roots lift the pavement in {street}',
    'please water the young trees near the {place}',
  ],
};

const slots: Slots = {
  bin: ['paper bin', 'brown bin', 'recycling', 'grey bin', 'glass container', 'garden waste', 'yellow sacks'],
  street: [
    'Mill Lane',
    'Harbour Street',
    'Linden Row',
    'Station Road',
    'Quarry Hill',
    'Kiln Street',
    'Orchard Way',
    'Bishop Square',
    'Tanner Alley',
    'Sluice Road',
    'Canal Walk',
    'Maple Court',
    'Foundry Lane',
    'Abbey Road East',
  ],
  place: [
    'school',
    'old bridge',
    'playground',
    'market hall',
    'bus stop',
    'church',
    'sports field',
    'town hall',
    'underpass',
    'hospital',
    'cemetery',
    'museum',
  ],
  furniture: [
    'sofa',
    'mattress',
    'wardrobe',
    'fridge',
    'carpet',
    'piano',
    'desk',
    'washing machine',
    'bed frame',
    'garden bench',
  ],
  vehicle: ['car', 'van', 'bike', 'motorbike', 'cargo bike', 'camper'],
  animal: ['dog', 'poodle', 'terrier', 'greyhound', 'mongrel', 'puppy'],
  relative: ['son', 'daughter', 'mother', 'grandson', 'husband', 'niece'],
  thing: ['towel', 'goggles', 'ring', 'backpack', 'key', 'watch'],
  when: [
    'yesterday',
    'last night',
    'since monday',
    'this week',
    'on friday',
    'for a month',
    'this morning',
    'on the first of may',
  ],
  time: ['two days', 'a week', 'one evening', 'a fortnight', 'a month'],
  greeting: ['Hello, ', 'Dear team, ', 'hi ', 'Good morning, ', 'Excuse me, '],
  closing: [
    ' Thank you!',
    ' Please help.',
    ' This is the third time I write.',
    ' Kind regards',
    ' My number is on file.',
    ' Thanks a lot',
  ],
};

export const intentNames: readonly string[] = Object.keys(intents);

const vocabulary = [
  ...new Set(
    [...Object.values(intents).flat(), ...Object.values(slots).flat()].flatMap((text) =>
      text.replace(/[{}()|?,.!]/g, ' ').split(/\s+/),
    ),
  ),
].filter((word) => word.length > 1);

/** A message with its intent. */
export interface Message {
  readonly text: string;
  readonly intent: number;
}

/** What the callers of one customer write: some intents more than others, in a hand of their own. */
export function writer(random: Random): (chance: Random) => Message {
  const weights = intentNames.map((name, at) => [{ name, at }, random.around(1, 1.1)] as const);
  const polite = random.between(0, 0.6);
  const hands = Array.from({ length: random.whole(1, 12) }, () => someHand(random));
  return (chance) => {
    const { name, at } = chance.weighted(weights);
    const core = expand(chance.pick(intents[name] ?? ['']), slots, chance);
    const front = chance.chance(polite) ? expand('{greeting}', slots, chance) : '';
    const back = chance.chance(polite * 0.7) ? expand('{closing}', slots, chance) : '';
    return { text: typed(sentence(`${front}${core}`) + back, chance.pick(hands), chance), intent: at };
  };
}

/** Words in no order. */
export function nonsense(random: Random): string {
  return Array.from({ length: random.whole(3, 14) }, () => random.pick(vocabulary)).join(' ');
}

/** Words dropped, swapped or mistyped. */
export function garble(text: string, random: Random, strength: number): string {
  const words = text.split(' ').filter(() => !random.chance(strength / 2));
  const kept = words.length === 0 ? text.split(' ') : words;
  const swapped = kept.map((word) => (random.chance(strength / 2) ? random.pick(vocabulary) : word));
  return typed(swapped.join(' '), { slips: strength, lowerCase: false, endMark: true }, random);
}
