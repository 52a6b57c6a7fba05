import type { PackageOf } from './package-of.ts';

/** The SDK that all of a package's versions need, by language. */
const pulumi = { python: '>=3.100.0,<4.0.0', dotnet: '3.*', java: '1.16.2' };

/**
 * What each language's generator asks of a package schema: names, and that the package keeps its own version. Nothing is
 * published under these names; `npm run gen-sdk` writes Go, Node.js and Python.
 *
 * @see https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/#language-specific-extensions
 */
export const languageSections = ({ name, namespace }: Pick<PackageOf, 'name' | 'namespace'>) => ({
  nodejs: { packageName: `@trunkline/${name}`, respectSchemaVersion: true },
  python: {
    packageName: `trunkline_${name}`,
    respectSchemaVersion: true,
    pyproject: { enabled: true },
    inputTypes: 'classes-and-dicts',
    requires: { pulumi: pulumi.python },
  },
  go: {
    importBasePath: `trunkline/sdk/go/${name}`,
    respectSchemaVersion: true,
    generateResourceContainerTypes: true,
  },
  csharp: {
    rootNamespace: 'Trunkline',
    namespaces: { [name]: namespace },
    packageReferences: { Pulumi: pulumi.dotnet },
    respectSchemaVersion: true,
  },
  java: { basePackage: 'trunkline', buildFiles: 'gradle', dependencies: { 'com.pulumi:pulumi': pulumi.java } },
});
