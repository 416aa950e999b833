/** Every number the method rests on that is not a feature’s own threshold: value, unit, why this value. Those of exposure stand in exposure-defaults.ts. */

/** How much of each account is kept and looked at. */
export const sampling = {
  /** Distinct inputs kept per account: 128 moved the average precision of the labelled logs by .02 or less; drift gets 8 blocks of 8. */
  sampleSize: 64,
  /** Evidence rows per account: enough to see a habit, little enough for a million accounts. */
  evidenceRows: 4,
  /** Distinct addresses, agents, models, system messages kept per account and kind. */
  namesKept: 32,
  /** Active time windows kept per account and width. */
  windowsKept: 64,
  /** Inputs each account lends to the pool of strangers, and the pool's bound. */
  poolPerAccount: 6,
  poolSize: 5_000,
  /** Distance evaluations in all; the pool shrinks to stay below it in logs of many accounts. */
  distanceBudget: 150_000_000,
  /** Bytes for the cells of all accounts of one kind between two looks at them: those of 100,000 inputs of rows, below what campaigns need later. */
  sheetBytes: 32_000_000,
  /** Inputs per account behind column scales and quantile edges: everybody weighs the same. */
  pilotInputs: 24,
  /** Rows in all from which it is learnt how columns go together: tables of nine by nine codes are full long before. */
  treeRows: 20_000,
} as const;

/** How many inputs of each account are looked at, by the number of accounts: more accounts say more about each other. */
export const efforts = [
  { accounts: 2_000, cellInputs: 64, neighbourInputs: 64, ownInputs: 48 },
  { accounts: 30_000, cellInputs: 32, neighbourInputs: 32, ownInputs: 24 },
  { accounts: Infinity, cellInputs: 24, neighbourInputs: 16, ownInputs: 16 },
] as const;

/** Cells: the input's bucket in seeded locality-sensitive tables (docs/method.md). */
export const cellTables = {
  /** Weighted minhash of words and word pairs; 8 tables cost .02 of AUC against 32. */
  text: 32,
  /** Random grids over three fields; 16 cost .02 against 48. */
  row: 48,
  /** Fields joined by one grid. */
  gridFields: 3,
  /** Quantile bins per numeric field. */
  gridBins: 4,
} as const;

/** Who is compared with whom. */
export const peers = {
  /** Accounts nearest in volume whose median is "usual". */
  nearest: 150,
  /** Below this many accounts of a kind of use they are put in order and no more: nobody can be suspect. */
  fewest: 20,
  /** Below this many nothing is compared: of five values the deviation is a guess. */
  fewestInOrder: 6,
  /**
   * Scales of n accounts, fewer than `fewest`, are 1 + this / n times as wide: then 2 in 100 of normal draws lie as many deviations out as in a large group
   * (simulated in test/scores/few-accounts.test.ts).
   */
  widening: 4,
  /** Distinct inputs below which content is not judged. */
  fewestInputs: 5,
} as const;

/** Parts of an account's traffic that are scored apart (population/parts.ts). */
export const parts = {
  /** Sampled inputs a part needs: drift is judged from 16; variety of texts is comparable from 24. */
  fewestRows: 16,
  fewestTexts: 24,
  /** Sampled inputs that must remain outside: else the part is the account. */
  fewestRest: 8,
  /** Place among everybody's stranger distances from which an input is strange. */
  strange: 0.85,
  /** Least gain of two means over one: uniform places have variance 1/12, so 1 is twelve times that, past what a best cut of 64 reaches by chance. */
  change: 1,
} as const;

/** Verdicts that move the weights of patterns (scores/sharpen.ts). */
export const sharpening = {
  /** Confirmed and dismissed accounts it takes, of each: fewer are anecdotes. */
  fewest: 5,
  /** Deviation of the prior, in the logarithm of a factor: five of each move a weight by a tenth or two, many by as much as the bound allows. */
  deviation: 0.1,
  /** No factor above this, nor below its inverse. */
  most: 1.5,
} as const;

export const seeds = {
  cells: 0x51ed270b,
  neighbours: 0x2545f491,
  shuffles: 0x9e3779b1,
  groups: 0x85ebca6b,
  students: 0x7feb352d,
} as const;

/** Linking accounts into campaigns (docs/method.md, sections 5, 11.3 and 12). */
export const campaigns = {
  /** Accounts of one kind of use below which shares of pairs say nothing: as for residuals. */
  fewestAccounts: 20,
  /** Distinct inputs an account needs to be linked, and to be counted as a member: who barely asked looks like everybody who barely asked. */
  fewestInputs: 12,
  fewestMemberInputs: 15,
  /** Distinct inputs of the accounts whose pairs are the yardstick: small samples coincide by accident. */
  referenceInputs: 30,
  /** Random pairs of the yardstick: resolves shares down to the cap with 12 pairs. */
  referencePairs: 40_000,
  /** Largest evidence of one link: one pair in 3,000; beyond it the shares rest on single pairs. */
  evidenceCap: 3.5,
  /** Accounts up to which all pairs are compared; above, candidates only. */
  allPairs: 800,
  /** Strongest ties kept per account, and how many must be mutual for the graph. */
  ties: 40,
  mutualTies: 20,
  /** Tie from which the graph of communities has an edge: mean of honest pairs plus about one deviation. */
  graphFloor: 1.9,
  /** Resolutions of the communities: coarse for large natural campaigns, fine for small ones. */
  resolutions: [0.6, 1.2, 2.4],
  /** Evidence of a shared source from which it starts a group by itself. */
  sourceFloor: 2.2,
  /** Sizes of groups: smaller ones are chance, larger ones of the linkage are crowds. Larger campaigns are joined from such groups and measured on so many. */
  smallest: 4,
  largest: 150,
  /** Accounts whose full table of ties is kept at once: 1,200 take 20 MB. */
  blockAccounts: 1_200,
  /** Pairs measured in all blocks together, unless blocks would be smaller than the largest group. */
  blockPairs: 600_000,
  /** Bytes for the cells of all linked accounts; in large logs each keeps fewer. */
  cellBytes: 33_333_333,
  /** Pairs of candidates compared in all, and the fewest of one account however many accounts there are. */
  candidatePairs: 800_000,
  fewestCandidates: 16,
  /** Candidates taken from one link for one account, and the longest list of accounts that share one thing. */
  candidates: 16,
  longestList: 48,
  /** Dimensions of whitened behaviour, and the correlation of two accounts of one operator. */
  behaviourDimensions: 24,
  operatorCorrelation: 0.75,
  /** Share of a group whose volumes are compared, the closest ones: one stranger, or an account in its first days, must not hide that the others are equal. */
  quotaShare: 0.85,
  /** Share of an account's texts that hold a word pair of its skeleton. */
  skeletonShare: 0.25,
  /** Score from which a group is reported, and the largest share of grown groups that may score as high. */
  report: 0.35,
  reportShare: 0.1,
  /**
   * Accounts of one kind up to which that score is enough, what it rises by with each e-fold more of them, and the most that counts. Three times the
   * accounts hold three times as many users of one tool: in honest logs of 300 accounts no group reached the score, of nine of 1,000 that were
   * looked at all three of chats, one of two of texts, one of two of vectors and none of tables had such groups.
   */
  reportCrowd: 400,
  reportRise: 0.3,
  mostReportCrowd: 2_400,
  /** Grown groups in crowds up to `allPairs`; larger crowds hold more accidents, so there the share shrinks and the groups grow in number. */
  grownGroups: 60,
  mostGrownGroups: 200,
  /** Share of members that share a network with most others, from which a group acts in the open; the anomaly below which that is harmless. */
  openShare: 0.8,
  openAnomaly: 0.9,
  /** The same for chats, measured with their own score; random groups of like volumes. */
  chatReport: 0.9,
  chatReportShare: 0.02,
  volumeGroups: 100,
  /** Linked accounts listed per account; listed is who is tied by so much with this evidence of source or time, or by so much alone. */
  listed: 8,
  listedFloor: 3,
  listedOperator: 2,
  listedAlone: 5,
} as const;

/** From score to suspicion; the shape is in scores/calibration.ts. */
export const calibration = {
  /** Accounts a kind of use needs for a calibration of its own: the 95 % quantile of 60 rests on three. */
  fewestAccounts: 60,
  /** Score that is one half at least; set so that the honest logs in fixtures/good stay quiet. */
  floor: 1,
  /** Smallest slope of the tail, so that a log of equal accounts does not make noise extreme. */
  smallestSlope: 0.05,
  /** Narrowest rise from 0 to 1. */
  narrowest: 0.12,
  /** Accounts from which the slope between the 95 % and 99 % quantiles counts too: ten are beyond. */
  manyAccounts: 1000,
  /**
   * Fewer accounts than anything can be estimated of (`peers.fewest`): so much above the floor a score is one half, and so wide is the rise. Of 912
   * honest accounts in 72 draws of 7, 12 and 19 beside one attacker, from eight logs, nine are watched (explainers and tests for the most part); of 608
   * from eight other logs, one.
   */
  fewAbove: 0.5,
  fewWidth: 0.4,
  /** How much more slowly honest chats fall off beyond q90 than from q80 to q95: 1.2 to 3.3 times on eleven logs, for q-values only. */
  heavierOnChats: 1.5,
} as const;

/** Suspicion at which each level begins. */
export const levelFloors = {
  watch: 0.25,
  suspect: 0.5,
  critical: 0.85,
} as const;

/** Largest q-value at which an account outside campaigns may have the level: in a log of many accounts a hundred stand out by chance. */
export const levelShares = {
  /** As likely honest as not. */
  suspect: 0.5,
  critical: 0.2,
} as const;
