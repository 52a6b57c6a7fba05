import * as pulumi from '@pulumi/pulumi';

type Roster = pulumi.Input<Record<string, pulumi.Input<string>>> | pulumi.Input<pulumi.Input<string>[]>;

const isPlain = (map: Roster): map is Record<string, string> | string[] =>
  typeof map === 'object' &&
  !pulumi.Output.isInstance(map) &&
  Object.values(map).every((value) => typeof value === 'string');

/**
 * A map or list of many entries as the one text in which it travels. With an entry that isn't known yet, none is; with a secret
 * one, all are.
 */
export const asText = (map: Roster | undefined): pulumi.Input<string> | undefined => {
  if (map === undefined) return undefined;
  return isPlain(map) ? JSON.stringify(map) : pulumi.output(map).apply((known) => JSON.stringify(known));
};
