/** How alike accounts are that a search over many finds by chance alone. */

/**
 * Evidence e means that one stranger in 10^e is as alike. Of N accounts a group of k that are so alike to one of them can be picked, by chance, in about
 * N (e N / k * 10^-e)^(k - 1) ways. Below the evidence at which that is one, a group is found in every log, whoever runs the accounts: what the members share counts
 * from there on. The more accounts are searched, the more they must share.
 * @returns log10(e N / k) + log10(N) / (k - 1)
 */
export function chanceEvidence(accounts: number, members: number): number {
  const size = Math.max(2, members);
  return Math.log10((Math.E * Math.max(size, accounts)) / size) + Math.log10(Math.max(1, accounts)) / (size - 1);
}
