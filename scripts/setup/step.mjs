const nameWidth = 21;
const restWidth = 55;

/**
 * How long something took, as a person says it: `0.4 s`, `14 s`, `3 m 52 s`.
 * @param {number} milliseconds
 */
export const duration = (milliseconds) => {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} m ${String(whole % 60).padStart(2, '0')} s`;
};

/**
 * One line of the set-up screen, the cost at the right edge.
 * @param {string} sign
 * @param {string} name
 * @param {string} what
 * @param {string} [cost]
 */
export const stepLine = (sign, name, what, cost = '') =>
  `  ${sign} ${name.padEnd(nameWidth)}${what}${cost === '' ? '' : ` ${cost.padStart(restWidth - 1 - what.length)}`}`;

/**
 * Shows that a step moves: a rewritten line on a terminal, elsewhere a line every 20 seconds.
 * @param {string} name
 * @param {string} what
 * @param {import('node:tty').WriteStream} [out]
 */
export const startStep = (name, what, out = process.stderr) => {
  const began = Date.now();
  let now = what;
  const draw = () => {
    const line = stepLine('…', name, now, duration(Date.now() - began));
    out.write(out.isTTY ? `\r\u001B[K${line.slice(0, (out.columns || 80) - 1)}` : `${line}\n`);
  };
  const timer = setInterval(draw, out.isTTY ? 200 : 20_000);
  /** @param {string} [line] */
  const end = (line) => {
    clearInterval(timer);
    if (out.isTTY) out.write('\r\u001B[K');
    if (line !== undefined) out.write(`${line}\n`);
  };
  if (out.isTTY) draw();
  return {
    /** @param {string} text */
    update: (text) => {
      now = text;
    },
    /** @param {string} [text] */
    done: (text = what) => end(stepLine('✓', name, text, duration(Date.now() - began))),
    /** @param {string} text */
    gaveUp: (text) => end(stepLine('·', name, text)),
    stop: () => end(),
  };
};
