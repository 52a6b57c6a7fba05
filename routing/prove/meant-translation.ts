/** What stands beside the groups of a translation, where the whole is a number. */
const ofNumbers = /^\+?[\d*#]*(;ext=\d*)?$/i;

const beside = (translation: string): string => translation.replaceAll(/\$(?:\d+|&|\{\w+\})/g, '');

/** Whether a translation can make a number of what its groups take. */
export const canBeNumber = (translation: string): boolean => ofNumbers.test(beside(translation));

/** The translation that was meant: with groups as .NET names them ($1, where other tools have \1, %1, {1}), and without what people put between digits. */
export const meantTranslation = (translation: string): string | undefined => {
  if (canBeNumber(translation)) return undefined;
  const meant = translation
    .replaceAll('(0)', '')
    .replaceAll(/[\\%](\d)/g, '$$$1')
    .replaceAll(/(?<!\$)\{(\d)\}|\$\((\d)\)/g, '$$$1$2')
    .replaceAll(/[\s().\-/]/g, '');
  return canBeNumber(meant) && meant !== '' ? meant : undefined;
};
