import type { Wording } from '../problem.ts';

/** In MiB. @see https://learn.microsoft.com/powershell/module/microsoftteams/import-csonlineaudiofile */
export const largestSound = 5;

const allowed =
  'WAV (uncompressed, linear PCM with 8, 16 or 32 bits, mono or stereo), WMA (mono) or MP3, of at most 5 MB.';

/** What is wrong with an audio file for Teams, as far as its page says what it takes; of WMA and MP3 only the name is looked at. */
export const audioProblem = (path: string, bytes: Uint8Array): Wording | undefined => {
  if (bytes.length === 0) return { message: 'The file is empty.', allowed, fix: 'put the audio file there.' };
  return /\.wav$/i.test(path) ? wavProblem(bytes) : undefined;
};

/** Formats of a WAVE file: PCM, and the extensible one, which holds another's tag. */
const [pcm, extensible] = [1, 0xfffe];

const wavProblem = (bytes: Uint8Array): Wording | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || text(0) !== 'RIFF' || text(8) !== 'WAVE') {
    return { message: 'This is no WAV file, though its name says so.', allowed, fix: 'save it as WAV.' };
  }
  for (let at = 12; at + 8 <= bytes.length; at += 8 + view.getUint32(at + 4, true)) {
    if (text(at) !== 'fmt ' || at + 24 > bytes.length) continue;
    const tag = view.getUint16(at + 8, true);
    const format = tag === extensible && at + 34 <= bytes.length ? view.getUint16(at + 32, true) : tag;
    const channels = view.getUint16(at + 10, true);
    const bits = view.getUint16(at + 22, true);
    if (format !== pcm) return notTaken(`format ${format}`);
    if (![8, 16, 32].includes(bits)) return notTaken(`${bits} bits`);
    return channels > 2 ? notTaken(`${channels} channels`) : undefined;
  }
  return { message: 'This WAV file has no format in it.', allowed, fix: 'save it anew.' };
};

const notTaken = (what: string): Wording => ({
  message: `This WAV file has ${what}, which Teams doesn't take.`,
  allowed,
  fix: 'save it as uncompressed PCM, 16 bits, mono.',
});
