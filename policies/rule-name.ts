import { basename } from 'node:path';

/** A rule is named after its file, so that the two can't drift: `ruleName(import.meta.filename)`. */
export const ruleName = (file: string): string => basename(file, '.ts');
