import type * as pulumi from '@pulumi/pulumi';

/** A resource's arguments, and a place for every output: the engine fills only properties that are named here. */
export const withOutputs = (outputs: readonly string[], args: object): pulumi.Inputs => ({
  ...Object.fromEntries(outputs.map((name) => [name, undefined])),
  ...args,
});
