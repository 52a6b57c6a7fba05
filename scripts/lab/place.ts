import { join } from 'node:path';
import { root } from '../setup/places.mjs';

/** Where the checkout's lab lives; git ignores it. */
export const labFolder: string = join(root, '.lab');
