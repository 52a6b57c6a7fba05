import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Served } from '../../pages/serve.ts';
import { openBrowser } from './open-browser.ts';

/**
 * Opens a page in the person's browser by a file that goes on to its address, as Jupyter does: every user of a machine may read the
 * arguments of its processes, and this address opens once, for whoever is first. The file is its owner's alone and goes when the page's server
 * has closed. Who has no browser that may read it opens the address in the terminal.
 */
export const openPage = (
  { address, closed }: Pick<Served, 'address' | 'closed'>,
  env: Readonly<Record<string, string | undefined>>,
): void => {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'trunkline-page-'));
    void closed.finally(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'open.html');
    writeFileSync(file, goesOnTo(address), { mode: 0o600, flag: 'wx' });
    openBrowser(pathToFileURL(file).href, env);
  } catch {
    console.log('  There is no place for a temporary file that opens it: open the address yourself.');
  }
};

/** The address is our own: host, port and base64url. */
const goesOnTo = (
  address: string,
): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>trunkline</title>
<meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=${address}"><p><a href="${address}">Go on</a></p></html>
`;
