import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { cacheFolder } from '../../scripts/setup/places.mjs';
import { freePort } from './free-port.ts';

const version = '3.37.0';
/** The account that every Azurite has; it opens nothing else. https://learn.microsoft.com/azure/storage/common/storage-connect-azurite */
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const container = 'state';

/** Microsoft's emulator of Azure Blob Storage, with an empty container. */
export interface Azurite {
  /** What an engine needs to keep its state there. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Installed by nobody but this test, once a user and version: it is large. */
const provide = async (): Promise<string> => {
  const home = join(cacheFolder(process.env), `azurite-${version}`);
  const main = join('node_modules', 'azurite', 'dist', 'src', 'blob', 'main.js');
  if (existsSync(join(home, main))) return join(home, main);
  const part = `${home}.${process.pid}`;
  mkdirSync(part, { recursive: true });
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
  await execa('npm', ['install', '--prefix', part, ...flags, `azurite@${version}`], { stdin: 'ignore' });
  rmSync(home, { recursive: true, force: true });
  renameSync(part, home);
  return join(home, main);
};

/** https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key */
const makeContainer = async (address: string): Promise<void> => {
  const headers = { 'x-ms-date': new Date().toUTCString(), 'x-ms-version': '2021-08-06' };
  const named = Object.entries(headers).map(([name, value]) => `${name}:${value}`);
  const text = ['PUT', ...Array(11).fill(''), ...named, `/${account}/${account}/${container}`, 'restype:container'];
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text.join('\n')).digest('base64');
  const { status } = await fetch(`http://${address}/${account}/${container}?restype=container`, {
    method: 'PUT',
    headers: { ...headers, authorization: `SharedKey ${account}:${signature}` },
  });
  if (status !== 201) throw new Error(`Azurite made no container: ${status}`);
};

export const openAzurite = async (): Promise<Azurite> => {
  const main = await provide();
  const port = await freePort();
  const flags = ['--blobHost', '127.0.0.1', '--blobPort', String(port), '--inMemoryPersistence', '--disableTelemetry'];
  const server = spawn(process.execPath, [main, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(server, 'exit');
  for await (const line of createInterface(server.stdout)) if (line.includes('successfully listens')) break;
  const address = `127.0.0.1:${port}`;
  await makeContainer(address);
  return {
    env: {
      // gocloud.dev/blob/azureblob: `localemu` puts the account into the path, as an emulator has it.
      PULUMI_BACKEND_URL: `azblob://${container}?storage_account=${account}&domain=${address}&protocol=http&localemu=true`,
      AZURE_STORAGE_ACCOUNT: account,
      AZURE_STORAGE_KEY: key,
    },
    close: async () => {
      server.kill();
      await exited;
    },
  };
};
