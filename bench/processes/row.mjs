/** Measures one file of rows in a process of its own, so that none warms or litters for another. */
const [, , file, options] = process.argv;
const { run } = await import(`../rows/${file}.mjs`);
process.send(await run(JSON.parse(options)));
process.exit(0);
