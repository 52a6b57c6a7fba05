import { runPlugin } from '../kit/plugin.ts';
import { createProvider } from './provider.ts';

await runPlugin(createProvider(process.env), process.argv.slice(2));
