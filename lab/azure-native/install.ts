import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { azureNativeVersion } from './provider.ts';

/**
 * Puts the stand-in where an engine with this PULUMI_HOME looks for the plugin: no engine attaches to it, since one server couldn't tell two
 * providers of one package apart. Without network the engine takes what is there.
 */
export const installAzureNative = (pulumiHome: string): void => {
  const folder = join(pulumiHome, 'plugins', `resource-azure-native-v${azureNativeVersion}`);
  mkdirSync(folder, { recursive: true });
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const name = join(folder, 'pulumi-resource-azure-native');
  if (process.platform === 'win32') writeFileSync(`${name}.cmd`, `@echo off\r\n"${process.execPath}" "${main}" %*\r\n`);
  else writeFileSync(name, `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`, { mode: 0o755 });
};
