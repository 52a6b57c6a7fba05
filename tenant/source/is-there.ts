import { statSync } from 'node:fs';

/** Whether something stands there, also where this user may not look: what can't be read is then told, and never taken for gone. */
export const isThere = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return code !== 'ENOTDIR' && code !== 'ELOOP';
  }
};
