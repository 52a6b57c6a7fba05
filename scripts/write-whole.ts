import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file so that it is there whole or as it was; `mode` where not everybody may read it. */
export const writeWhole = (path: string, text: string, mode = 0o666): void => {
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, text, { mode });
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw Object.assign(error as Error, { path });
  }
};
