import { readFileSync } from 'node:fs';

/** Of Linux: ticks in a second, as every build of its libraries has it. */
const ticks = 100;

const fieldsOf = (file: string): number[] =>
  readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .trim()
    .split(/\s+/)
    .map(Number);

/** Seconds of processor time of all that this process has started and that has ended, and all that those had. */
export const ofChildren = (): number => {
  const fields = fieldsOf('/proc/self/stat');
  return ((fields[13] ?? 0) + (fields[14] ?? 0)) / ticks;
};

/** Of a process that still runs, without its children. */
export const ofProcess = (pid: number): number => {
  const fields = fieldsOf(`/proc/${pid}/stat`);
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) / ticks;
};

/** Of the whole machine: everything but idling and waiting for disks. */
export const ofMachine = (): number => {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, steal = 0] = line.split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softIrq + steal) / ticks;
};
