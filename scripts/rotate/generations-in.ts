import { resourcesOf, type StackState } from '../pulumi/stack-state.ts';

/** The generations that a state holds, by name, each with whether the engine protects it. */
export const generationsIn = (state: StackState): ReadonlyMap<string, { readonly isProtected: boolean }> =>
  new Map(
    resourcesOf(state).flatMap(({ type, external, outputs, protect }) =>
      type === 'azuread:index/applicationPassword:ApplicationPassword' &&
      external !== true &&
      typeof outputs?.displayName === 'string'
        ? [[outputs.displayName, { isProtected: protect === true }] as const]
        : [],
    ),
  );
