import { type Document, isMap, isSeq, parseDocument } from 'yaml';
import type { Edit } from './edit.ts';
import { splice } from './splice.ts';
import { isValueMap } from './yaml-of.ts';

/**
 * A YAML text with edits. Comments, order, quoting and layout survive: every byte stays that an edit doesn't name. Where a person laid
 * the place out in an unusual way the whole text is written by the yaml library, which keeps comments, order and quoting.
 */
export const editedText = (text: string, edits: readonly Edit[]): string =>
  edits.reduce((before, edit) => {
    const document = parse(before);
    apply(document, edit);
    const spliced = splice(before, edit);
    return spliced !== undefined && says(spliced) === JSON.stringify(document)
      ? spliced
      : written(document, before.includes('\r\n'));
  }, text);

const parse = (text: string): Document => parseDocument(text, { schema: 'core' });

/** What a text says; nothing where it is no YAML. */
const says = (text: string): string | undefined => {
  const document = parse(text);
  return document.errors.length > 0 ? undefined : JSON.stringify(document);
};

const written = (document: Document, isWindows: boolean): string => {
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  return isWindows ? text.replaceAll('\n', '\r\n') : text;
};

const apply = (document: Document, edit: Edit): void => {
  const { path } = edit;
  if (edit.kind === 'remove') {
    document.deleteIn(path);
    return;
  }
  if (edit.kind === 'append') {
    if (isSeq(document.getIn(path, true))) document.addIn(path, document.createNode(edit.value));
    else apply(document, { kind: 'set', path, value: [edit.value] });
    return;
  }
  if (isMap(document.getIn(path, true)) && isValueMap(edit.value)) {
    for (const [key, value] of Object.entries(edit.value))
      apply(document, { kind: 'set', path: [...path, key], value });
    return;
  }
  for (const [at] of path.entries()) {
    const above = path.slice(0, at);
    // A section that is there and empty.
    if (at > 0 && document.getIn(above) === null) document.setIn(above, document.createNode({}));
  }
  document.setIn(path, document.createNode(edit.value));
};
