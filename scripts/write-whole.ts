import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file so that it is there whole or as it was. */
export const writeWhole = (path: string, text: string): void => {
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, text);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw Object.assign(error as Error, { path });
  }
};
