/** A column's or a key's name without what CCAIP's documents write differently: case, blanks and signs. */
export const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
