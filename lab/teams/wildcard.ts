/** PowerShell's wildcards: `*`, `?` and `[a-z]`, without case. */
export const matchesWildcard = (pattern: string, text: string): boolean => {
  const source = pattern.replace(/\[[^\]]+\]|[\s\S]/g, (part) => {
    if (part === '*') return '[\\s\\S]*';
    if (part === '?') return '[\\s\\S]';
    if (part.length > 1) return `[${part.slice(1, -1).replace(/[\\^\]]/g, '\\$&')}]`;
    return part.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 'i').test(text);
};
