import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file: string): string => readFileSync(join(import.meta.dirname, 'browser', file), 'utf8');

/** Into the page itself, so that its Content-Security-Policy names what may run by a nonce, and nothing else is asked for. */
export const styleSheet = ['page.css', 'answers.css', 'picture.css'].map(read).join('');
export const clientScript = read('client.js');
