import type { Graph } from '../graph/graph.ts';

/** A person's two names: the one by which the files know them, and the one that their sign-in is changed to. */
interface TwoNames {
  readonly file: string;
  readonly other: string;
}

interface OtherNames {
  readonly byFile: Map<string, TwoNames>;
  readonly byOther: Map<string, TwoNames>;
}

const known = new WeakMap<Graph, OtherNames>();

/** From now on whoever is looked up by this Graph under a name of the files is found under the other one, too, and told by that of the files. */
export const callAlso = (graph: Graph, names: Readonly<Record<string, string>>): void => {
  const { byFile, byOther } = known.get(graph) ?? { byFile: new Map(), byOther: new Map() };
  for (const [file, other] of Object.entries(names)) {
    if (file.toLowerCase() === other.toLowerCase()) continue;
    byFile.set(file.toLowerCase(), { file, other });
    byOther.set(other.toLowerCase(), { file, other });
  }
  known.set(graph, { byFile, byOther });
};

/** What else somebody may be called whom the files call so. */
export const otherNameOf = (graph: Graph, fileName: string): string | undefined =>
  known.get(graph)?.byFile.get(fileName.toLowerCase())?.other;

/** What the files call somebody who is called so. */
export const fileNameOf = (graph: Graph, name: string): string | undefined =>
  known.get(graph)?.byOther.get(name.toLowerCase())?.file;
