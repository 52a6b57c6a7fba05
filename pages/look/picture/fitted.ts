/** Letters as wide as two: East Asian, and pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Text that fits into so many letters of a box, cut with … where it doesn't. */
export const fitted = (text: string, most: number): string => {
  let shown = '';
  let width = 0;
  for (const letter of text) {
    width += wide.test(letter) ? 2 : 1;
    if (width > most) return `${dropLast(shown)}…`;
    shown += letter;
  }
  return shown;
};

const dropLast = (text: string): string => [...text].slice(0, -1).join('').trimEnd();
