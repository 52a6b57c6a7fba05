/** Two notices of older Nodes say nothing to the person who runs trunkline; every other warning stays. */
const known = /^(SQLite|Type Stripping) is an experimental feature/;

const emitWarning = process.emitWarning.bind(process);

/** @type {typeof process.emitWarning} */
process.emitWarning = (/** @type {string | Error} */ warning, /** @type {never[]} */ ...rest) => {
  if (!known.test(typeof warning === 'string' ? warning : warning.message)) emitWarning(warning, ...rest);
};
