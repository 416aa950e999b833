/** Topics of house, garden, kitchen and family. */
import { topic } from './topic.js';

export const homeTopics = [
  topic('gardening', {
    things:
      'raised bed, compost heap, tomato seedling, hedge, drip hose, rose bush, slug fence, cold frame, wild meadow, lawn mower, pear tree, bean trellis, mulch layer, rain barrel, herb spiral, seed tray',
    doings:
      'prune an old apple tree, keep snails off lettuce, water pots during holidays, overwinter a lemon tree, start seeds on a window sill, improve clay soil, plan a crop rotation, save seeds from squash, plant a windbreak, revive a dry lawn',
    troubles:
      'basil leaves turn black, lawn is full of moss, cucumbers taste bitter, fig drops its fruit, hydrangea never blooms, compost smells sour, strawberries rot on the plant, bamboo spreads under the fence',
    people: 'neighbour, allotment keeper, landscape gardener, grandmother',
  }),
  topic('cooking', {
    things:
      'sourdough starter, cast iron pan, lentil stew, custard, pickle jar, pizza stone, risotto, bone broth, steamed bun, roast chicken, pastry dough, spice rub, mushroom ragout, plum jam, fish soup, flatbread',
    doings:
      'thicken a sauce without flour, cook rice for thirty guests, freeze leftover soup, replace eggs in a cake, sharpen a kitchen knife, keep hollandaise from splitting, roast vegetables evenly, plan a week of lunches, salt meat in advance, proof dough overnight',
    troubles:
      'bread comes out gummy, caramel crystallises, pancakes stick, stew is far too salty, meringue weeps, pressure cooker hisses, beans stay hard, cheesecake cracked on top',
    people: 'host, pastry chef, flatmate, canteen cook',
  }),
  topic('repairs', {
    things:
      'dripping tap, wall plug, door hinge, radiator valve, roof gutter, silicone joint, fuse box, floor board, window seal, paint roller, cordless drill, tile grout, shower hose, attic hatch, stair rail, cellar pump',
    doings:
      'replace a cracked tile, bleed a radiator, hang a heavy shelf on plasterboard, stop a door from squeaking, paint over a water stain, find a stud in the wall, fix a slow drain, insulate a letter box, level a washing machine, sand old stairs',
    troubles:
      'toilet keeps running, fuse trips when it rains, paint peels near the window, drill bit keeps slipping, floor creaks at night, hot water takes ages, extractor fan rattles, wallpaper bubbles',
    people: 'plumber, landlord, electrician, handyman',
  }),
  topic('parenting', {
    things:
      'bedtime routine, school lunch, car seat, pocket money, screen time, teething ring, birthday party, homework desk, potty chair, day care place, picture book, sibling quarrel, chore chart, swimming lesson, bicycle helmet, nightlight',
    doings:
      'get a toddler to brush teeth, explain death to a six year old, prepare a child for a new school, limit phone use at dinner, find a name for twins, keep kids busy on a long drive, settle fights over toys, wean a baby, plan a rainy afternoon, talk about money with a teenager',
    troubles:
      'son refuses vegetables, daughter wakes at five, baby only sleeps in the pram, teenager never answers, twins copy each other, child is afraid of dogs, nephew lies about homework, toddler bites at nursery',
    people: 'teacher, midwife, grandfather, babysitter',
  }),
  topic('pets', {
    things:
      'litter box, rescue dog, parrot cage, aquarium filter, rabbit hutch, cat flap, leash, hamster wheel, flea collar, dog bed, tortoise lamp, guinea pig, scratching post, feeding bowl, chicken coop, harness',
    doings:
      'introduce a kitten to an old cat, teach a dog to stay, clip a rabbit’s claws, clean an aquarium, travel by train with a dog, choose food for a senior cat, stop a puppy from chewing shoes, tame a shy budgie, build a hedgehog shelter, give a cat a pill',
    troubles:
      'dog barks at the doorbell, cat ignores the new tree, fish gather at the surface, parrot plucks feathers, puppy is carsick, hen stopped laying, rabbit thumps all night, cat drinks from the sink only',
    people: 'vet, breeder, dog walker, shelter volunteer',
  }),
  topic('fashion', {
    things:
      'linen shirt, wool coat, ankle boot, silk scarf, tailor’s chalk, denim jacket, evening dress, belt buckle, rain poncho, cardigan, straw hat, pocket square, hemline, zip fly, suede bag, capsule wardrobe',
    doings:
      'get red wine out of linen, darn a sock, pack five days into a cabin bag, dress for a winter wedding, shrink a cotton jumper on purpose, waterproof leather boots, match navy and black, iron pleats, find trousers for long legs, store wool over summer',
    troubles:
      'jumper pills after one wash, zip is stuck, white shirts turned grey, heels sink into grass, collar is too tight, coat smells of smoke, tights ladder at once, jeans bleed onto the sofa',
    people: 'tailor, bridesmaid, shop assistant, stylist',
  }),
];
