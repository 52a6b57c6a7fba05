import type { z } from 'zod';
import { functionSchemas } from './functions.ts';
import { type KindSchema, kindSchemas } from './kinds.ts';
import { providerConfig } from './provider-config.ts';

/** A Pulumi package of ours, as its schema, its classes and its page are made from it. */
export interface PackageOf {
  /** `msteams`, also the name of its folder. */
  readonly name: string;
  /** The same for .NET, `MsTeams`. */
  readonly namespace: string;
  readonly displayName: string;
  readonly description: string;
  readonly keywords: readonly string[];
  /** What is meant by "in Teams". */
  readonly service: string;
  /** Whose pages are cited. */
  readonly vendor: string;
  readonly kinds: Readonly<Record<string, KindSchema>>;
  readonly functions: Readonly<
    Record<string, { readonly description: string; readonly args: z.ZodObject; readonly result: z.ZodObject }>
  >;
  readonly provider: { readonly description: string; readonly config: z.ZodObject };
  /** From its sdk folder to what the classes of every package share. */
  readonly shared: string;
}

/** What trunkline makes in Teams. */
export const msteams: PackageOf = {
  name: 'msteams',
  namespace: 'MsTeams',
  displayName: 'Microsoft Teams Direct Routing',
  description: 'Microsoft Teams Direct Routing: SBCs, voice routes and policies, dial plans, and who has which number.',
  keywords: ['microsoft-teams', 'direct-routing'],
  service: 'Teams',
  vendor: 'Microsoft',
  kinds: kindSchemas,
  functions: functionSchemas,
  provider: { description: 'One Entra tenant.', config: providerConfig },
  shared: '.',
};
