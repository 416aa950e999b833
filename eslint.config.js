/** Lint rules: typed and strict for what is compiled, plain for the scripts that start it; limits of size as the map states them. */
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const sizes = {
  'max-lines': ['error', { max: 250 }],
  'max-lines-per-function': ['error', { max: 60 }],
  'max-params': ['error', { max: 4 }],
  complexity: ['error', 12],
};

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'named exports only: a thing has one name everywhere',
};

const seededOnly = {
  selector: 'MemberExpression[object.name="Math"][property.name="random"]',
  message: 'same input, same bytes out: use the seeded generator in stats',
};

export default defineConfig(
  { ignores: ['dist', '.build', 'node_modules', 'fixtures'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { rules: { ...sizes, eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'object-shorthand': 'error' } },
  {
    files: ['bin/**/*.js', '.dependency-cruiser.cjs', 'eslint.config.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', module: 'writable' } },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers print the same everywhere; `${count}` is what explanations are made of.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Parameters a shape asks for and a unit does not need are named with a leading underscore.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // `noPropertyAccessFromIndexSignature` asks for brackets where this rule would ask for a dot.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // Interfaces use method syntax on purpose (units with different states share one registry).
      '@typescript-eslint/method-signature-style': ['error', 'method'],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-console': 'error', 'no-restricted-syntax': ['error', noDefaultExport, seededOnly] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      // node:test's `test` and `describe` return promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': 'off',
      // Tests take functions out of the objects that carry them; the shapes' method syntax would forbid it.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['bench/**/*.ts'], rules: { 'no-restricted-syntax': ['error', noDefaultExport, seededOnly] } },
);
