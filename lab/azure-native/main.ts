import { runPlugin } from '../../providers/kit/plugin.ts';
import { azureNativeProvider } from './provider.ts';

await runPlugin(azureNativeProvider(process.env), process.argv.slice(2));
