import shared from '../eslint.config.js';

export default [
  ...shared,
  // The pages live at the root of their address, so there is no base path for `resolve()` to add.
  { rules: { 'svelte/no-navigation-without-resolve': 'off' } },
];
