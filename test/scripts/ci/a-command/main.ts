/** What a test lets a step start: it prints how it was called, and what of its environment matters. */
const { TRUNKLINE_TENANTS: tenants, GITHUB_TOKEN: token, PATH } = process.env;
console.log(JSON.stringify({ args: process.argv.slice(2), tenants, token, hasPath: PATH !== undefined }));
process.exitCode = 5;
