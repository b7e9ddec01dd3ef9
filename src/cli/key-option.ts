import { Option } from 'commander';

import { DEMO_KEY } from '../accounts/accounts.service.js';

/** Says which account a command is about. */
export function keyOption(): Option {
  return new Option('--key <KEY>', 'a key of the account').default(DEMO_KEY);
}
