import { runPlugin } from '../../../../providers/kit/plugin.ts';
import { createTestkit } from './provider.ts';

await runPlugin(createTestkit().provider, process.argv.slice(2));
