/** What a shell needs to complete commands, options and their words; made from what the commands declare, so that it cannot lag behind. */
import { type Command, defineCommand } from './command.js';
import { exitCodes } from '../errors.js';
import { known } from './options.js';

/** @param others every command but this one */
export function completionOf(others: readonly Command[]): Command {
  const completion: Command = defineCommand({
    id: 'completion',
    summary: 'print a script with which bash, zsh or fish completes commands, options and their words',
    about:
      'The script is made from the commands themselves, so it knows every option and the words it takes. Print it again after an update.',
    exits: ['done'],
    examples: [
      ['source <(clonewatch completion bash)', 'in ~/.bashrc; the same with zsh in ~/.zshrc, after compinit'],
      ['clonewatch completion fish > ~/.config/fish/completions/clonewatch.fish', 'for fish'],
    ],

    declare(program) {
      program.argument('<shell>', 'bash, zsh or fish');
    },

    async run([shell], _options, io) {
      const { completionScript, shells } = await import('./completion-scripts.js');
      const { commandWords } = await import('./command-words.js');
      const { writeStream } = await import('./write.js');
      const asked = known('shell', String(shell), shells);
      await writeStream(io.stdout, [completionScript(asked, commandWords([...others, completion]))]);
      return exitCodes.done;
    },
  });
  return completion;
}
