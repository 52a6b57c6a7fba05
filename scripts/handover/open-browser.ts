import { execa } from 'execa';
import { plainEnvironment } from '../../providers/kit/plain-environment.ts';

/** What a browser needs to find the screen, beside what every child may see. */
const screen = [/^(display|wayland_display|xauthority|dbus_session_bus_address|browser|wslenv|wsl_\w+)$/i];

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens an address in the person's browser; who has none reads it in the terminal. */
export const openBrowser = (address: string, env: Readonly<Record<string, string | undefined>>): void => {
  const [file, ...args] = openers[process.platform] ?? ['xdg-open'];
  const opening = execa(file, [...args, address], {
    detached: true,
    stdio: 'ignore',
    reject: false,
    cleanup: false,
    extendEnv: false,
    env: plainEnvironment(env, screen),
  });
  // Some openers last as long as their browser.
  opening.nodeChildProcess.unref();
};
