/**
 * For `node --import`, before the SDK's own runner (`nodeargs` of the project file): what Pulumi's SDK loads at each start and this program doesn't use waits until somebody
 * touches it, which is half of the program's time (`docs/adr/0034`). Nothing of the SDK is changed; a part that a later version has elsewhere is loaded as ever.
 */
import { createRequire } from 'node:module';

/** @typedef {Record<string | symbol, unknown>} Exports */

const own = createRequire(import.meta.url);

/** @param {string} name */
const pathOf = (name) => {
  try {
    return createRequire(own.resolve('@pulumi/pulumi/package.json')).resolve(name);
  } catch {
    return undefined;
  }
};

/**
 * What `require` gives for a part of the SDK from now on; the part itself is at hand, loaded when it is asked for.
 * @param {string} name
 * @param {(load: () => Exports) => Exports} exportsOf
 */
const instead = (name, exportsOf) => {
  const path = pathOf(name);
  if (path === undefined) return;
  /** @type {Exports | undefined} */
  let loaded;
  const load = () => {
    if (loaded === undefined) {
      delete own.cache[path];
      loaded = /** @type {Exports} */ (own(path));
    }
    return loaded;
  };
  const exports = exportsOf(load);
  const said = { id: path, filename: path, path: '', loaded: true, exports, children: [], paths: [], parent: null };
  own.cache[path] = { ...said, require: own, isPreloading: false };
};

/**
 * The whole part, at the first touch; `compiled` is what it says of itself as a module that was an ES module once.
 * @param {boolean} compiled
 * @returns {(load: () => Exports) => Exports}
 */
const whole = (compiled) => (load) => {
  let touched = false;
  const part = () => {
    touched = true;
    return load();
  };
  return new Proxy(/** @type {Exports} */ ({}), {
    get: (_, key) => (key === '__esModule' && !touched ? compiled : part()[key]),
    has: (_, key) => key in part(),
    ownKeys: () => Reflect.ownKeys(part()),
    getOwnPropertyDescriptor: (_, key) => {
      const found = Object.getOwnPropertyDescriptor(part(), key);
      return found && { ...found, configurable: true };
    },
  });
};

// The program is run by others' programs no more than it sends functions anywhere: no CLI is driven, no closure is read and packed.
instead('./automation/index.js', whole(true));
instead('./typescript-shim.js', whole(false));
instead('@npmcli/arborist', whole(true));

// A debugger that hears of each script, for the line in which a function that is packed was written.
instead('./runtime/closure/v8Hooks.js', (load) => ({
  __esModule: true,
  isInitializedAsync: async () => undefined,
  getSessionAsync: () => /** @type {() => unknown} */ (load().getSessionAsync)(),
  getScriptUrl: (/** @type {string} */ id) => /** @type {(id: string) => unknown} */ (load().getScriptUrl)(id),
}));

// Maps from JavaScript to the SDK's TypeScript; stacks/main.js says why none is asked.
instead('source-map-support/register', () => ({}));

/** What the SDK keeps with each promise, of which it makes hundreds: where it was made, for the hunt for one that never ends. */
const withoutStacks = () => {
  const [log, debuggable] = ['./log/index.js', './runtime/debuggable.js'].map(pathOf);
  if (log === undefined || debuggable === undefined) return;
  own(log); // which loads the other, in the SDK's own order
  const exports = /** @type {Exports} */ (own(debuggable));
  const said = /** @type {(...args: unknown[]) => unknown} */ (exports.debuggablePromise);
  exports.debuggablePromise = (/** @type {unknown[]} */ ...args) => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      return said(...args);
    } finally {
      Error.stackTraceLimit = limit;
    }
  };
};

/**
 * The SDK's protobuf writes and reads texts letter by letter, which for the roster of 10,000 people is most of the program's work. As bytes they are the same on the wire.
 */
const wholeTexts = () => {
  const path = pathOf('google-protobuf');
  if (path === undefined) return;
  const { BinaryWriter, BinaryReader } = /** @type {typeof import('google-protobuf')} */ (own(path));
  const { writeString } = BinaryWriter.prototype;
  BinaryWriter.prototype.writeString = function (/** @type {number} */ field, /** @type {string | undefined} */ text) {
    // Half of a pair of surrogates is no UTF-8: what becomes of that stays the library's word.
    if (text === undefined || text.length < longText || !text.isWellFormed()) writeString.call(this, field, text);
    else this.writeBytes(field, Buffer.from(text));
  };
  BinaryReader.prototype.readString = function () {
    const bytes = this.readBytes();
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  };
};

/** Letters, from which on it pays. */
const longText = 1_000;

wholeTexts();

/** In each line of its debug log stands all that it got back: 10,000 people in four of them, which the engine reads and hardly anybody sees. */
const shortDebugLines = () => {
  const path = pathOf('./log/index.js');
  if (path === undefined) return;
  const exports = /** @type {Exports} */ (own(path));
  const said = /** @type {(line: string, ...more: unknown[]) => unknown} */ (exports.debug);
  exports.debug = (/** @type {string} */ line, /** @type {unknown[]} */ ...more) =>
    said(
      line.length > longLine ? `${line.slice(0, longLine)} … and ${line.length - longLine} letters more` : line,
      ...more,
    );
};

/** Letters: more than anything but a roster needs. */
const longLine = 20_000;

shortDebugLines();

// OpenTelemetry, unless somebody traces.
if (!process.env.TRACEPARENT && !process.argv.some((one) => one.startsWith('--tracing'))) {
  const span = { setAttribute: () => span, addEvent: () => span, end: () => undefined };
  instead('./cmd/run/tracing.js', () => ({ __esModule: true, newSpan: () => span }));
  if (!process.env.PULUMI_DEBUG_PROMISE_LEAKS) withoutStacks();
}
