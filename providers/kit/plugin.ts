import { connectEngineLog } from './engine-log.ts';
import type { Provider } from './provider.ts';
import { serve } from './serve.ts';

const parentCheckMs = 1000;

/**
 * Runs a package as a plugin process, and ends it in time.
 *
 * Started by an engine (its address is the last argument) it ends with that engine, however that one ends: a create
 * must not go on for a CLI that was killed. Started by us with `--port` it serves any engine that attaches, until it
 * gets a signal. With `--version` or `--help` it says that, and that is all.
 */
export const runPlugin = async (provider: Provider, argv: readonly string[]): Promise<void> => {
  if (argv.includes('--version')) {
    process.stdout.write(`${provider.version}\n`);
    return;
  }
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(
      `The ${provider.name} provider ${provider.version}: Pulumi's engine starts it.\n  --version        says its version\n  --port <number>  serves any engine that attaches there (PULUMI_DEBUG_PROVIDERS=${provider.name}:<number>)\n`,
    );
    return;
  }
  const { port, engine } = readArguments(argv);
  process.on('SIGINT', () => process.exit(0));
  process.on('SIGTERM', () => process.exit(0));
  if (engine !== undefined) {
    endWithParent();
  }
  const die = (error: unknown) => void tellAndDie(provider.name, engine, error);
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  const served = await serve(provider, {
    ...(port !== undefined && { port }),
    ...(engine !== undefined && { engine }),
  });
  process.stdout.write(`${served.port}\n`); // the engine reads this first line
};

/** The engine puts its own flags (`--logtostderr -v=9 --tracing …`) before its address. */
const readArguments = (argv: readonly string[]): { port?: number; engine?: string } => {
  const at = argv.indexOf('--port');
  if (at >= 0) {
    return { port: Number(argv[at + 1]) };
  }
  const last = argv.at(-1);
  return last === undefined || last.startsWith('-') ? {} : { engine: last };
};

/** The engine holds the other end of our standard input; where it doesn't, its process id tells. */
const endWithParent = (): void => {
  process.stdin.on('end', () => process.exit(0)).on('error', () => process.exit(0));
  process.stdin.resume();
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) {
      process.exit(0);
    }
  }, parentCheckMs).unref();
};

/** A defect outside of any call: one line for the person, the stack for the debug log. */
const tellAndDie = async (name: string, engine: string | undefined, error: unknown): Promise<void> => {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const line = `${name} ended by an unexpected error: ${message.split('\n')[0]} (a defect; --debug prints where)`;
  process.stderr.write(`${line}\n`);
  if (engine !== undefined) {
    const log = connectEngineLog(engine);
    await Promise.all([
      log.send({ severity: 'error', message: line }),
      log.send({ severity: 'debug', message: stack ?? '' }),
    ]);
  }
  process.exit(1);
};
