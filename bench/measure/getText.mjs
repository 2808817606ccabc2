import { get } from 'node:http';

/** As little as can be: `fetch` takes longer to load than the server to start. */
export function getText(url, authorization) {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { authorization }, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        if (response.statusCode === 200) {
          resolve(text);
        } else {
          reject(new Error(`${url} was answered with ${String(response.statusCode)}: ${text}`));
        }
      });
    });
    request.once('error', reject);
  });
}
