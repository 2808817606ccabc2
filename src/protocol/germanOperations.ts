/**
 * The names of operations in German, by the id of the operation without its type (`lookup` of `user.lookup`), with
 * what its English name looks like. `{one}` and `{many}` are the noun of the type, `$1` what the name says besides.
 */
const rows: readonly (readonly [id: string, english: RegExp, german: string])[] = [
  ['probe', /^Test connection \(probe\)$/, 'Verbindung testen (Probe)'],
  ['lookup', /^Look up .+? by (.*?)( \(\.search\))?$/, '{one} nach $1 suchen$2'],
  ['importChanged', /^Import changed .+$/, 'Geänderte {many} importieren'],
  ['find', /^Find .+ by filter$/, '{many} nach Filter suchen'],
  ['count', /^Count .+$/, '{many} zählen'],
  ['import', /^Import .+, page at (\d+)$/, '{many} importieren, Seite ab $1'],
  ['list', /^List .+, page at (\d+)$/, '{many} auflisten, Seite ab $1'],
  ['list', /^List .+$/, '{many} auflisten'],
  ['search', /^Search all resources \(\.search\)$/, 'Alle Ressourcen durchsuchen (.search)'],
  ['search', /^Search .+ \(\.search\)$/, '{many} durchsuchen (.search)'],
  ['create', /^Push .+: create$/, '{one} übertragen: anlegen'],
  ['create', /^Create the signed-in user \(\/Me\)$/, 'Angemeldeten Benutzer anlegen (/Me)'],
  ['create', /^Create .+$/, '{one} anlegen'],
  ['get', /^Get the base URL itself$/, 'Die Basis-URL selbst lesen'],
  ['get', /^Get the signed-in user \(\/Me\)$/, 'Angemeldeten Benutzer lesen (/Me)'],
  ['get', /^Get .+$/, '{one} lesen'],
  ['update', /^Update the signed-in user \(\/Me\)$/, 'Angemeldeten Benutzer ändern (/Me)'],
  ['update', /^Update .+ (\((?:PUT|PATCH)\))$/, '{one} ändern $1'],
  ['delete', /^Delete the signed-in user \(\/Me\)$/, 'Angemeldeten Benutzer löschen (/Me)'],
  ['delete', /^Delete .+$/, '{one} löschen'],
  ['deactivate', /^Deactivate .+ (\((?:AIW|OIN)\))$/, '{one} deaktivieren $1'],
  ['reactivate', /^Reactivate .+ (\((?:AIW|OIN)\))$/, '{one} reaktivieren $1'],
  ['password', /^Sync password (\((?:AIW|OIN)\))$/, 'Passwort abgleichen $1'],
  ['rename', /^Rename .+$/, '{one} umbenennen'],
  ['confirmName', /^Push .+: same name again$/, '{one} übertragen: derselbe Name noch einmal'],
  ['replaceMembers', /^Push .+: replace members$/, '{one} übertragen: Mitglieder ersetzen'],
  [
    'changeMembers',
    /^Push .+: add and remove members$/,
    '{one} übertragen: Mitglieder hinzufügen und entfernen',
  ],
  ['addMembers', /^Push .+: add members$/, '{one} übertragen: Mitglieder hinzufügen'],
  ['removeMembers', /^Push .+: remove members$/, '{one} übertragen: Mitglieder entfernen'],
  ['bulk', /^Bulk request, 1 operation$/, 'Bulk-Anfrage, 1 Operation'],
  ['bulk', /^Bulk request, (\d+) operations$/, 'Bulk-Anfrage, $1 Operationen'],
  ['serviceProviderConfig', /^Read ServiceProviderConfig$/, 'ServiceProviderConfig lesen'],
  ['resourceTypes', /^List resource types$/, 'Ressourcentypen auflisten'],
  ['resourceTypes', /^Read resource type$/, 'Ressourcentyp lesen'],
  ['schemas', /^List schemas$/, 'Schemas auflisten'],
  ['schemas', /^Read schema$/, 'Schema lesen'],
  ['authorize', /^OAuth 2: ask for authorization$/, 'OAuth 2: um Erlaubnis bitten'],
  ['allow', /^OAuth 2: allow$/, 'OAuth 2: erlauben'],
  ['deny', /^OAuth 2: deny$/, 'OAuth 2: ablehnen'],
  ['revoke', /^OAuth 2: revoke token$/, 'OAuth 2: Token widerrufen'],
  ['token', /^OAuth 2: token request$/, 'OAuth 2: Token anfordern'],
  ['exchangeCode', /^OAuth 2: exchange code for tokens$/, 'OAuth 2: Code gegen Token tauschen'],
  ['refresh', /^OAuth 2: refresh access token$/, 'OAuth 2: Access Token erneuern'],
  ['clientCredentials', /^OAuth 2: client credentials$/, 'OAuth 2: Client Credentials'],
  ['path', /^Unknown path$/, 'Unbekannter Pfad'],
  ['notHttp', /^Not an HTTP request$/, 'Keine HTTP-Anfrage'],
  ['method', /^Unsupported method (.+)$/, 'Nicht unterstützte Methode $1'],
  ['request', /^Unknown request$/, 'Unbekannte Anfrage'],
];

/** By the type in the id; a type of its own is called by its name. */
const nouns: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ['user', ['Benutzer', 'Benutzer']],
  ['group', ['Gruppe', 'Gruppen']],
  ['role', ['Rolle', 'Rollen']],
  ['entitlement', ['Berechtigung', 'Berechtigungen']],
]);

const known = new Map<string, string>();

/** In German, by its id; a name that the table does not know stays as it is. */
export function nameInGerman(english: string, id: string): string {
  const key = `${id}\n${english}`;
  let name = known.get(key);
  if (name === undefined) {
    name = translate(english, id);
    known.set(key, name);
  }
  return name;
}

function translate(english: string, id: string): string {
  const dot = id.lastIndexOf('.');
  const [type, verb] = [id.slice(0, Math.max(dot, 0)), id.slice(dot + 1)];
  const row = rows.find(([name, pattern]) => name === verb && pattern.test(english));
  if (!row) {
    return english;
  }
  const ownName = type.charAt(0).toUpperCase() + type.slice(1);
  const [one, many] = nouns.get(type) ?? [ownName, ownName];
  const [, pattern, german] = row;
  const values = pattern.exec(english) ?? [];
  return german.replace(/\{one\}|\{many\}|\$(\d)/g, (place, at: string | undefined) =>
    at === undefined ? (place === '{one}' ? one : many) : (values[Number(at)] ?? ''),
  );
}
