/**
 * Takes the place of `node:child_process` in the bundles, which commander asks for at each start so that it could run commands that are
 * programs of their own. It costs several milliseconds, and nothing of ours starts a program.
 */
module.exports = {};
