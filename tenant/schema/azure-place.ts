import type { Wording } from '../problem.ts';
import { guid } from './guid.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const idOf = (what: string, where: string) => {
  const shape = /^[\da-fA-F]{8}(-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/;
  const judge = (value: string): Wording | undefined =>
    shape.test(value)
      ? undefined
      : {
          message: `"${value}" isn't the id of ${what}.`,
          allowed: 'A GUID: 8-4-4-4-12 hexadecimal digits.',
          fix: `copy the id from ${where}.`,
        };
  return text().check(worded(judge)).meta({ pattern: shape.source });
};

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const groupName = (value: string): Wording | undefined =>
  /^[\p{L}\p{N}_().-]{1,90}$/u.test(value) && !value.endsWith('.')
    ? undefined
    : {
        message: `"${value}" isn't the name of a resource group.`,
        allowed: '1-90 letters, digits and _ - . ( ), with no dot at the end.',
        fix: 'copy the name from the Azure portal, Resource groups.',
      };

/** Where in Azure something is. */
export const azurePlace = {
  resourceGroup: text()
    .check(worded(groupName))
    .meta({ description: 'Resource group in which it is; up makes none.', examples: ['rg-voice'] }),
  subscription: idOf('a subscription', 'the Azure portal, Subscriptions').meta({
    description: 'Id of the Azure subscription.',
    examples: ['8f1c2b34-5d6e-4f70-8a9b-0c1d2e3f4a5b'],
  }),
  tenant: guid()
    .optional()
    .meta({
      description:
        "Entra tenant of that subscription, where it isn't the customer's own: usually the partner's. Default: tenant.id.",
      examples: ['2d4f6a8c-1b3d-4e5f-9a7b-8c6d4e2f0a1b'],
    }),
};
