/** The lines that give a POSIX shell those variables of `wanted` that it doesn't have yet. */
export const exportLines = (
  wanted: Readonly<Record<string, string>>,
  had: Readonly<Record<string, string | undefined>>,
): string[] =>
  Object.entries(wanted)
    .filter(([name, value]) => had[name] !== value)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`);
