/**
 * Words that messages are made of. Where somebody is called one of them, the word is replaced only where a
 * name is sure to stand: elsewhere it would make nonsense of the protocol.
 */
const protocolWords: ReadonlySet<string> = new Set(
  [
    'user users group groups me bulk search schemas schema resourcetypes resourcetype serviceproviderconfig',
    'urn ietf params scim api messages core extension enterprise okta custom error listresponse patchop',
    'id externalid meta location version created lastmodified resources totalresults itemsperpage startindex count',
    'username name formatted familyname givenname middlename honorificprefix honorificsuffix displayname nickname',
    'profileurl title usertype preferredlanguage locale timezone active password emails phonenumbers ims photos',
    'addresses streetaddress locality region postalcode country entitlements roles x509certificates members member',
    'employeenumber costcenter organization division department manager value display type primary ref',
    'work home other mobile fax pager thumbnail photo direct indirect operations op path add replace remove data',
    'eq ne co sw ew gt ge lt le pr and or not true false null filter attributes excludedattributes sortby sortorder',
    'ascending descending cursor invalidfilter invalidsyntax invalidvalue invalidpath notarget mutability uniqueness',
    'toomany sensitive http https json application bearer basic token get post put patch delete head options redacted',
    'status detail scimtype no with this that the there already exists exist found be been was were has have had must',
    'cannot could not an as at by for from in into is it of on to than then when where which who whose will would one',
    'attribute resource server client request response answer body value values required unique taken com org net',
  ].flatMap((line) => line.split(' ')),
);

export const isProtocolWord = (lowerWord: string): boolean => protocolWords.has(lowerWord);
