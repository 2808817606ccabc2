/** What was measured by hand, once. */
export const memorySection = `### Memory

Memory after paging is that of the server inside the extension, whose process has other owners. \`serve\` with 20,000 people or more bounds how far
the heap may grow between two collections: 100,000 people, all pages read three times by eight connections, 336, 401, 415 and 418 MB (368, 526, 602
and 722 without).`;
