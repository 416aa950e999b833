/** One key of the configuration. */

export type ConfigValue = string | number | boolean;

interface KeyBase {
  /** Dotted, as `levels.suspect`; ids of features, links and patterns are parts of it. */
  readonly key: string;
  readonly about: string;
  /** Undefined: not set, or decided by the command. */
  readonly usual: ConfigValue | undefined;
  /** Flag of the command line it stands for, as commander names it; undefined where only `--set` reaches it. */
  readonly option?: string;
  /** Commands whose flag it stands for; undefined: every command that has it. */
  readonly commands?: readonly string[];
}

export type ConfigKey = KeyBase &
  (
    | { readonly type: 'text' }
    | { readonly type: 'flag' }
    | { readonly type: 'choice'; readonly choices: readonly string[] }
    | { readonly type: 'number'; readonly least: number; readonly most: number; readonly isWhole?: true }
  );
