/** What stands in a cell. Those from `text` to `array` are ranges of bytes; `text` is as it is, `escaped` has JSON escapes. */
export const cellKinds = {
  absent: 0,
  null: 1,
  text: 2,
  escaped: 3,
  /** A number as JSON writes it. */
  digits: 4,
  true: 5,
  false: 6,
  object: 7,
  array: 8,
  /** A number in `numbers`. */
  number: 9,
  /** Any other value, in `values`. */
  value: 10,
} as const;
