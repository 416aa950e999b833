/** Numbers of things in messages: `1 record`, `2 records`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
