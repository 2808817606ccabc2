/** A directory of made-up people, with times of creation that differ. */
export function createPeople({ Directory, createRegistry, profiles, seedResources }, count) {
  const registry = createRegistry();
  const directory = new Directory({
    registry,
    profile: profiles.okta,
    clock: { now: () => Date.UTC(2026, 10, 1) },
    newId: () => crypto.randomUUID(),
    onListenerError: (error) => {
      throw error;
    },
  });
  directory.load([...seedResources(count)].map(withTimes));
  const type = registry.findByName('User');
  const { resources } = directory.query([type], { startIndex: 1, count });
  return { registry, directory, type, resources };
}

const firstDay = Date.UTC(2026, 0, 1);
const anHour = 3_600_000;

const withTimes = (resource, at) => ({
  ...resource,
  meta: {
    created: new Date(firstDay).toISOString(),
    lastModified: new Date(firstDay + at * anHour).toISOString(),
  },
});
