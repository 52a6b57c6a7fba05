/** `urn:pulumi:stack::project::parentType$msteams:index:Sbc::name`: type token and name of the resource. */
export const splitUrn = (urn: string): { type: string; name: string } => {
  const [, , types = '', ...name] = urn.split('::');
  return { type: types.split('$').at(-1) ?? '', name: name.join('::') };
};
