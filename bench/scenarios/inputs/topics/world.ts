/** Topics of travel, nature, history and science. */
import { topic } from './topic.js';

export const worldTopics = [
  topic('travel', {
    things:
      'night train, hostel, mountain pass, ferry ticket, travel visa, carry-on, rental car, hiking trail, old town, border crossing, rail pass, guide book, beach hut, city card, tent, layover',
    doings:
      'spend three days in a harbour town, cross a border with a rental car, find quiet beaches in august, pack for rain and heat, travel slowly on a small budget, plan a hut to hut walk, keep food safe while camping, book a sleeper train, avoid crowds at a famous castle, see the northern lights',
    troubles:
      'flight leaves in forty minutes, passport expires in june, hotel lost the booking, ferry is cancelled, phone has no network, luggage went elsewhere, driver wants cash, hostel is full of bugs',
    people: 'guide, conductor, hostel owner, fellow traveller',
  }),
  topic('astronomy', {
    things:
      'telescope, neutron star, lunar eclipse, meteor shower, dwarf planet, solar panel, red giant, comet tail, space probe, star chart, galaxy arm, dark sky site, tide, orbit, spectrum, crater',
    doings:
      'find saturn with binoculars, estimate the distance of a star, photograph the milky way, explain seasons to children, tell a planet from a star, choose a first telescope, understand why the moon turns with us, follow a satellite, measure the height of the sun, read a star map',
    troubles:
      'mirror is dewed up, image looks blurred, mount shakes in wind, moon is too bright, street lamps spoil the view, finder points elsewhere, stars form trails, batteries die in the cold',
    people: 'astronomer, amateur, teacher, astronaut',
  }),
  topic('history', {
    things:
      'trade route, city wall, peasant revolt, printing press, canal, treaty, lighthouse, guild, steam engine, coin hoard, monastery, plague year, merchant fleet, land reform, census, aqueduct',
    doings:
      'compare two river civilisations, explain how guilds set prices, date an old photograph, trace a family name, understand why a bridge was never built, read a medieval map, tell the story of a ship, summarise a long war, find sources on weavers, picture daily life in a fortress',
    troubles:
      'dates in two books differ, map has no scale, letter is in old script, legend sounds invented, museum label is vague, ruler has five names, source is lost, translation is doubtful',
    people: 'archivist, chronicler, weaver, sailor',
  }),
  topic('biology', {
    things:
      'cell membrane, enzyme, pollinator, food web, bird call, fungus, coral reef, gene, hibernation, moss, migratory route, wetland, predator, seed bank, bacterium, tree ring',
    doings:
      'tell a frog from a toad, explain photosynthesis simply, count birds for a survey, build an insect hotel, identify a mushroom safely, grow yeast on agar, describe a food web, understand how salmon find home, press leaves, keep a nature diary',
    troubles:
      'pond turned green, bees left the box, sample is contaminated, oak drops leaves in july, heron eats the fish, culture will not grow, owl was silent this spring, hedgehog is out in daylight',
    people: 'ranger, botanist, beekeeper, pupil',
  }),
  topic('physics', {
    things:
      'pendulum, heat pump, magnet, lens, pressure, friction, sound wave, circuit, battery, gyroscope, prism, pulley, sail, rainbow, vacuum flask, spring',
    doings:
      'explain why ice floats, compute the period of a pendulum, wire two lamps in parallel, measure the speed of sound at home, understand torque, estimate a braking distance, see interference with soap, weigh air, compare heat pumps, find a centre of gravity',
    troubles:
      'fuse blows at once, result is ten times too large, units do not match, beam is out of focus, scale drifts, motor hums but stands still, formula gives a negative mass, thermometer lags',
    people: 'engineer, teacher, technician, student',
  }),
  topic('environment', {
    things:
      'rain garden, food waste, bike lane, solar roof, peat bog, night bus, repair cafe, flood plain, refill shop, green roof, wood stove, tram line, carbon price, river bank, heat wave, wind park',
    doings:
      'cut a household’s waste by half, explain a carbon price, compare train and coach, insulate an old house, start a repair cafe, plant trees that stand drought, measure noise in a street, write to the council about a crossing, share a car with neighbours, read an energy label',
    troubles:
      'council ignores the petition, cellar floods every spring, bus stops at eight, solar offer looks too good, bins overflow, smoke drifts into the yard, cycle path ends nowhere, heating bill doubled',
    people: 'council member, planner, activist, farmer',
  }),
];
