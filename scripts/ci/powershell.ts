import { installModule } from '../../providers/msteams/powershell/install-module.ts';
import { runInForeground } from '../setup/foreground.mjs';

/** `ci powershell`: installs the module that `up` works by, in a version that trunkline was made for. */
export const powershell = (env = process.env): Promise<number> =>
  runInForeground(
    env.TRUNKLINE_PWSH || 'pwsh',
    ['-NoProfile', '-NonInteractive', '-Command', `${installModule} -Force`],
    { env },
  );
