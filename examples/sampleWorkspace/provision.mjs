// What Okta sends for one person: looks for her, creates her, changes her, deactivates her.
//   node provision.mjs BASE_URL AUTHORIZATION
const [baseUrl, authorization] = process.argv.slice(2);
if (!baseUrl || !authorization) {
  console.error('Usage: node provision.mjs BASE_URL AUTHORIZATION');
  process.exit(2);
}

const userName = `ada.${Date.now()}@example.com`;

const found = await send('GET', `/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`);
console.log(`${found.totalResults} people are called ${userName}`);

const person = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName,
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  emails: [{ value: userName, type: 'work', primary: true }],
  displayName: 'Ada Lovelace',
  active: true,
};
const { id } = await send('POST', '/Users', person);
await send('PUT', `/Users/${id}`, { ...person, id, title: 'Countess' });
await send('PATCH', `/Users/${id}`, {
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'replace', value: { active: false } }],
});

async function send(method, path, body) {
  const response = await fetch(baseUrl + path, {
    method,
    headers: {
      Authorization: authorization,
      'Content-Type': 'application/scim+json; charset=utf-8',
      Accept: 'application/scim+json',
    },
    body: body && JSON.stringify(body),
  });
  console.log(`${method} ${path} -> ${response.status}`);
  return response.json();
}
