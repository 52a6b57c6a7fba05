import { orphanSecrets } from '../../components/ucaas-app/left-in-entra.ts';
import { resourcesOf, type StackState } from './stack-state.ts';

interface KnownSecrets {
  /** Object id of the application. */
  readonly applicationId: string;
  /** Key ids that the stack holds. */
  readonly known: readonly string[];
  /** Names of its generations. */
  readonly planned: readonly string[];
}

/** The stack's application and its secrets; undefined where it has none. */
export const knownSecrets = (state: StackState): KnownSecrets | undefined => {
  const all = resourcesOf(state).filter(({ external }) => external !== true);
  const application = all.find(({ type }) => type === 'azuread:index/application:Application');
  const applicationId = application?.outputs?.objectId;
  if (typeof applicationId !== 'string') return undefined;
  const secrets = all.filter(({ type }) => type === 'azuread:index/applicationPassword:ApplicationPassword');
  const texts = (name: string) =>
    secrets.flatMap(({ outputs }) => (typeof outputs?.[name] === 'string' ? [outputs[name]] : []));
  return { applicationId, known: texts('keyId'), planned: texts('displayName') };
};

/** What Entra has of them, against what the stack knows. */
export const unknownSecrets = (
  stack: KnownSecrets,
  entra: { readonly names: Readonly<Record<string, string>>; readonly ends: Readonly<Record<string, string>> },
): string[] => orphanSecrets({ ...stack, ...entra, from: 'state' });
