import { ccaip } from '../../providers/ccaip/schema/package.ts';
import { msteams } from '../../providers/msteams/schema/package-of.ts';
import { packageSchema } from '../../providers/msteams/schema/package-schema.ts';
import { telnyx } from '../../providers/telnyx/schema/package.ts';

/** Every Pulumi package of trunkline. */
export const packages = [msteams, ccaip, telnyx];

/** The schema of a package as the engine gets it from the plugin. */
export const schemaText = (of: (typeof packages)[number]): string => JSON.stringify(packageSchema(of));
