import * as pulumi from '@pulumi/pulumi';
import type { FunctionArgs, FunctionName, FunctionResult } from '../schema/functions.ts';

/**
 * Asks the tenant what no state knows: applications that a killed run left half made, or an application's client secrets.
 *
 * @example
 * const { applications } = await ask('getHalfMadeApplications', { redirectUri }, { provider });
 */
export const ask = <Name extends FunctionName>(
  name: Name,
  args: FunctionArgs<Name>,
  options: pulumi.InvokeOptions,
): Promise<FunctionResult<Name>> => pulumi.runtime.invoke(`msteams:index:${name}`, { ...args }, options);
