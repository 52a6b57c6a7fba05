// Plain JavaScript, so that an old Node can say what is wrong before it meets TypeScript.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Node ${process.versions.node} is too old for trunkline's program.\n  Needed: 22.18 or later.\n  Fix: run it by \`npm run pulumi -- <arguments>\`, which brings its own Node, or put a newer node first on PATH.`,
  );
  process.exit(1);
}
// The SDK's runner asks source maps for every stack of every promise. Stripped types leave each line where it is, so there is nothing to look up.
Reflect.deleteProperty(Error, 'prepareStackTrace');
const { ucaas, counts, sipTrunk, toDo, ccaipUsers } = await import('./program.ts');
// An output without a value would be a warning in every run.
export default { ucaas, counts, ...(sipTrunk && { sipTrunk }), toDo, ccaipUsers };
