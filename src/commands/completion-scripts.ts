/** Completion scripts of the shells, from the words of the commands. */
import type { CommandWords, Follows, OptionWords } from './command-words.js';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

const inSingleQuotes = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** One thing that bash offers at a place. */
function bashOffer(follows: Follows): string {
  if (follows.kind === 'words') return `_clonewatch_words '${follows.words.join(' ')}'`;
  return follows.kind === 'path' ? '_clonewatch_paths' : ':';
}

function* bashCommand({ id, options, args }: CommandWords): Iterable<string> {
  yield `    ${id})`;
  yield '      case $previous in';
  for (const { flags, value } of options) {
    if (value !== null) yield `        ${flags.join('|')}) ${bashOffer(value)}; return ;;`;
  }
  yield '      esac';
  const flags = options.flatMap((option) => option.flags).join(' ');
  yield `      if [[ $current == -* ]]; then _clonewatch_words '${flags}'; return; fi`;
  yield '      case $place in';
  for (const [i, { follows, variadic }] of args.entries()) {
    yield `        ${variadic ? '*' : String(i)}) ${bashOffer(follows)} ;;`;
  }
  yield '      esac ;;';
}

const bashHead = `# Completion of clonewatch for bash. Load it with: source <(clonewatch completion bash)
_clonewatch_words() { COMPREPLY=($(compgen -W "$1" -- "$current")); }
_clonewatch_paths() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen -f -- "$current"))
}
_clonewatch() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} place=0 i
  COMPREPLY=()
  # bash parts --format=json into three words
  if [[ $current == = ]]; then current=; elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((i = 2; i < COMP_CWORD; i++)); do [[ \${COMP_WORDS[i]} != -* ]] && ((place++)); done`;

function* bashScript(commands: readonly CommandWords[]): Iterable<string> {
  yield bashHead;
  const first = [...commands.map(({ id }) => id), '--help', '--version'].join(' ');
  yield `  if ((COMP_CWORD == 1)); then _clonewatch_words '${first}'; return; fi`;
  yield '  case ${COMP_WORDS[1]} in';
  for (const command of commands) yield* bashCommand(command);
  yield '  esac';
  yield '}';
  yield 'complete -F _clonewatch clonewatch';
}

function zshAction(follows: Follows): string {
  if (follows.kind === 'words') return `(${follows.words.join(' ')})`;
  return follows.kind === 'path' ? '_files' : ' ';
}

/** Brackets and colons part the specification of an option. */
const inSpecification = (text: string): string => text.replace(/[[\]:\\]/g, String.raw`\$&`);

function* zshOption({ flags, about, value, repeatable }: OptionWords): Iterable<string> {
  const others = repeatable ? '*' : `(${flags.join(' ')})`;
  for (const flag of flags) {
    const taken = value === null ? '' : `:value:${zshAction(value)}`;
    yield `        ${inSingleQuotes(`${others}${flag}[${inSpecification(about)}]${taken}`)} \\`;
  }
}

function* zshCommand({ id, options, args }: CommandWords): Iterable<string> {
  yield `    ${id})`;
  yield '      _arguments \\';
  for (const option of options) yield* zshOption(option);
  for (const { name, follows, variadic } of args) {
    yield `        ${inSingleQuotes(`${variadic ? '*' : ''}:${inSpecification(name)}:${zshAction(follows)}`)} \\`;
  }
  yield '        && return 0 ;;';
}

function* zshScript(commands: readonly CommandWords[]): Iterable<string> {
  yield '#compdef clonewatch';
  yield '# Completion of clonewatch for zsh. Load it with: source <(clonewatch completion zsh), after compinit';
  yield '_clonewatch() {';
  yield '  local -a commands=(';
  for (const { id, about } of commands) yield `    ${inSingleQuotes(`${id}:${about.replaceAll(':', String.raw`\:`)}`)}`;
  yield '  )';
  yield '  if (( CURRENT == 2 )); then _describe command commands; return; fi';
  yield '  local command=$words[2]';
  yield '  shift words';
  yield '  (( CURRENT-- ))';
  yield '  case $command in';
  for (const command of commands) yield* zshCommand(command);
  yield '  esac';
  yield '}';
  yield 'if [[ $funcstack[1] == _clonewatch ]]; then _clonewatch "$@"; else compdef _clonewatch clonewatch; fi';
}

const inFishQuotes = (text: string): string => `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;

function fishOption({ flags, about, value }: OptionWords): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)).join(' ');
  if (value === null) return `${names} -d ${inFishQuotes(about)}`;
  const taken = value.kind === 'words' ? `-x -a '${value.words.join(' ')}'` : value.kind === 'path' ? '-r -F' : '-x';
  return `${names} ${taken} -d ${inFishQuotes(about)}`;
}

function* fishScript(commands: readonly CommandWords[]): Iterable<string> {
  yield '# Completion of clonewatch for fish. Load it with: clonewatch completion fish | source';
  yield 'complete -c clonewatch -f';
  for (const { id, about, options, args } of commands) {
    yield `complete -c clonewatch -n __fish_use_subcommand -a ${id} -d ${inFishQuotes(about)}`;
    const only = `complete -c clonewatch -n '__fish_seen_subcommand_from ${id}'`;
    for (const option of options) yield `${only} ${fishOption(option)}`;
    for (const { follows } of args) {
      if (follows.kind === 'path') yield `${only} -F`;
      if (follows.kind === 'words') yield `${only} -a '${follows.words.join(' ')}'`;
    }
  }
}

export function completionScript(shell: Shell, commands: readonly CommandWords[]): string {
  const lines = { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](commands);
  return `${[...lines].join('\n')}\n`;
}
