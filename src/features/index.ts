/** All features, in the order of the families of questions. */
import { activeHours } from './active-hours.js';
import { answerReturns } from './answer-returns.js';
import { answerVariety } from './answer-variety.js';
import { borderline } from './borderline.js';
import { burstRatio } from './burst-ratio.js';
import { cellOccupancy } from './cell-occupancy.js';
import { cellSurprise } from './cell-surprise.js';
import { columnSteps } from './column-steps.js';
import { columnSurprise } from './column-surprise.js';
import { collocationSurprise } from './collocation-surprise.js';
import { columnShift } from './column-shift.js';
import { distinctRatio } from './distinct-ratio.js';
import { endingVariety } from './ending-variety.js';
import { fewFieldShare } from './few-field-share.js';
import { firstWordEntropy } from './first-word-entropy.js';
import { flipShare } from './flip-share.js';
import { freshShare } from './fresh-share.js';
import { gapRegularity } from './gap-regularity.js';
import { gradingCues } from './grading-cues.js';
import { inputLength } from './input-length.js';
import { labelCollision } from './label-collision.js';
import { labelEntropy } from './label-entropy.js';
import { logitBiasShare } from './logit-bias-share.js';
import { longAnswerShare } from './long-answer-share.js';
import { lowMarginShare } from './low-margin-share.js';
import { materialCues } from './material-cues.js';
import { meanMargin } from './mean-margin.js';
import { midpointShare } from './midpoint-share.js';
import { searchShare } from './search-share.js';
import { mixtureDrift } from './mixture-drift.js';
import { mixtureOverlap } from './mixture-overlap.js';
import { nearFlipRate } from './near-flip-rate.js';
import { nearShare } from './near-share.js';
import { openingVariety } from './opening-variety.js';
import { outputHunger } from './output-hunger.js';
import { ownDistance } from './own-distance.js';
import { phraseRepetition } from './phrase-repetition.js';
import { phraseSurprise } from './phrase-surprise.js';
import { presence } from './presence.js';
import { probabilityShare } from './probability-share.js';
import { queryVolume } from './query-volume.js';
import { reasoningCues } from './reasoning-cues.js';
import { repeatedStep } from './repeated-step.js';
import { selfCollision } from './self-collision.js';
import { sequenceJump } from './sequence-jump.js';
import { severalCompletionsShare } from './several-completions-share.js';
import { singleTurnShare } from './single-turn-share.js';
import { slotVariety } from './slot-variety.js';
import { strangePart } from './strange-part.js';
import { strangeTop } from './strange-top.js';
import { strangerCollision } from './stranger-collision.js';
import { strangerDistance } from './stranger-distance.js';
import { temperature } from './temperature.js';
import { timeKinship } from './time-kinship.js';
import { tinyStepShare } from './tiny-step-share.js';
import { tokenLimit } from './token-limit.js';
import { toolsetVariety } from './toolset-variety.js';
import { topLogprobs } from './top-logprobs.js';
import { usageSurge } from './usage-surge.js';
import { vocabularyGrowth } from './vocabulary-growth.js';
import type { Feature } from './feature.js';

export const features: readonly Feature[] = [
  queryVolume,
  burstRatio,
  usageSurge,
  selfCollision,
  cellOccupancy,
  ownDistance,
  vocabularyGrowth,
  slotVariety,
  openingVariety,
  firstWordEntropy,
  freshShare,
  distinctRatio,
  mixtureDrift,
  timeKinship,
  presence,
  sequenceJump,
  columnShift,
  strangerDistance,
  strangerCollision,
  mixtureOverlap,
  cellSurprise,
  columnSurprise,
  collocationSurprise,
  phraseSurprise,
  strangeTop,
  strangePart,
  nearShare,
  flipShare,
  nearFlipRate,
  fewFieldShare,
  tinyStepShare,
  midpointShare,
  searchShare,
  columnSteps,
  answerReturns,
  repeatedStep,
  lowMarginShare,
  meanMargin,
  borderline,
  labelCollision,
  labelEntropy,
  phraseRepetition,
  inputLength,
  endingVariety,
  probabilityShare,
  logitBiasShare,
  severalCompletionsShare,
  topLogprobs,
  reasoningCues,
  gradingCues,
  materialCues,
  singleTurnShare,
  outputHunger,
  longAnswerShare,
  answerVariety,
  tokenLimit,
  toolsetVariety,
  temperature,
  activeHours,
  gapRegularity,
];
