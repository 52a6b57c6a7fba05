import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Whether a program is there: by its path, or by name in the folders of PATH. */
export const hasExecutable = (nameOrPath: string, path: string): boolean =>
  /[\\/]/.test(nameOrPath)
    ? isExecutable(nameOrPath)
    : path.split(delimiter).some((folder) => endings.some((ending) => isExecutable(join(folder, nameOrPath + ending))));
