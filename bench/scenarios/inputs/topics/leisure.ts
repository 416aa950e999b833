/** Topics of sport, arts, games and body. */
import { topic } from './topic.js';

export const leisureTopics = [
  topic('fitness', {
    things:
      'running shoe, plank, training plan, heart rate, rowing machine, warm-up, half marathon, kettlebell, swim stroke, rest day, yoga mat, hill sprint, protein bar, stretch, bike saddle, knee brace',
    doings:
      'run ten kilometres without walking, train around a sore knee, learn to breathe while swimming, do a first pull-up, warm up in five minutes, plan rest before a race, exercise in a small flat, keep going in november, row with less strain, choose a saddle',
    troubles:
      'shins hurt after runs, pulse is high at rest, back aches after planks, pace drops at the end, shoulder clicks, cramps wake me, scale has not moved, blister opened again',
    people: 'coach, physiotherapist, team mate, beginner',
  }),
  topic('music', {
    things:
      'chord progression, bass line, violin bow, metronome, choir part, drum fill, song lyric, tuning peg, microphone, set list, sheet music, refrain, pedal, guitar amp, lullaby, recording',
    doings:
      'learn a song by ear, write a second verse, practise scales without boredom, record vocals in a bedroom, tune an old piano, count a seven eight beat, arrange a carol for three voices, stop rushing, choose strings, end a song',
    troubles:
      'guitar buzzes on the third fret, voice cracks up high, drummer is always early, recording hums, fingers hurt, melody sounds borrowed, choir sags in pitch, reed splits',
    people: 'conductor, singer, drummer, sound engineer',
  }),
  topic('writing', {
    things:
      'short story, villain, opening line, dialogue, plot twist, sonnet, blog post, fairy tale, narrator, chapter, speech, haiku, travel essay, letter, scene, crime novel',
    doings:
      'write a toast for a retirement, end a ghost story, describe fog without clichés, give a thief a conscience, turn a diary into a play, name a small kingdom, shorten a poem, make a dialogue sound real, begin a novel in a lift, rhyme a birthday card',
    troubles:
      'hero is boring, ending feels rushed, villain steals the show, tenses are mixed, opening sounds stiff, jokes fall flat, two characters sound alike, title is taken',
    people: 'editor, poet, detective, narrator',
  }),
  topic('games', {
    things:
      'chess opening, board game, dungeon map, card deck, puzzle box, dice roll, quiz night, escape room, strategy game, platformer, word game, score sheet, tournament, house rule, miniature, riddle',
    doings:
      'explain a long board game in five minutes, invent a riddle about a lighthouse, balance a card deck, run a quiz for forty people, build a dungeon with three exits, defend against an early queen, teach children a trick game, design a puzzle with mirrors, keep a campaign going, settle a rules dispute',
    troubles:
      'players quarrel over a rule, quiz was too hard, dice seem loaded, game drags on, deck always loses, save file is corrupt, group lost the plot, timer is unfair',
    people: 'game master, opponent, quiz host, referee',
  }),
  topic('health', {
    things:
      'sleep diary, allergy test, migraine, vaccination card, back pain, blood pressure, reading glasses, cough, skin cream, dental crown, hay fever, iron level, stretching break, hearing aid, vitamin, sprain',
    doings:
      'fall asleep without a phone, prepare questions for a specialist, read a blood test, get through hay fever, sit better at a desk, help a friend with panic, pack a first aid kit, keep drinking enough water, treat a blister, recover after flu',
    troubles:
      'eyes burn at night, knee swells on stairs, sleep is broken since march, ear feels blocked, pills upset the stomach, rash came back, jaw clicks, cough will not go',
    people: 'doctor, pharmacist, nurse, patient',
  }),
  topic('photography', {
    things:
      'tripod, wide lens, exposure, portrait, darkroom, flash, memory card, filter, sunset, street scene, film roll, macro shot, print, photo album, studio lamp, shutter',
    doings:
      'photograph a concert without flash, choose a lens for birds, develop film at home, sort ten thousand pictures, light a portrait with one lamp, freeze a waterfall, scan old slides, shoot through glass, print in black and white, pose a shy group',
    troubles:
      'night shots are grainy, faces come out red, tripod sinks into sand, card shows an error, horizon is never level, flash is too harsh, colours differ on paper, autofocus hunts',
    people: 'bride, model, photographer, printer',
  }),
];
