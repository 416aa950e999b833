/** The two halves of the protocol: settings are chosen on `tune`, results are reported on `held-out`. */

export type SetName = 'tune' | 'held-out';

export const setNames: readonly SetName[] = ['tune', 'held-out'];

export type ApiName = 'tabular' | 'vector' | 'text' | 'chat';

export const apiNames: readonly ApiName[] = ['tabular', 'vector', 'text', 'chat'];

/** Seeds of the halves; the first `--seeds` are used. Nobody looks at logs of the held-out seeds while choosing settings. */
const firstSeed: Readonly<Record<SetName, number>> = { tune: 1100, 'held-out': 7700 };

export function seedOf(set: SetName, turn: number): number {
  return firstSeed[set] + 17 * turn;
}
