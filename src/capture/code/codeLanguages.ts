import { type Exchange } from '../../exchange/exchange.js';
import { toCurl } from '../curl.js';
import { type CodeRequest, toCodeRequest } from './codeRequest.js';
import { toCSharp, toGo, toJava, toRust } from './compiledCode.js';
import { toJavaScript, toPhp, toPython, toRuby } from './scriptCode.js';
import { toHttpie, toPowerShell } from './shellCode.js';

export interface CodeLanguage {
  readonly id: string;
  readonly label: string;
  /** Of its files, without the dot. */
  readonly ending: string;
  /** A program that sends the request again; credentials come from the environment. */
  readonly write: (exchange: Exchange) => string;
}

const by =
  (write: (request: CodeRequest) => string) =>
  (exchange: Exchange): string =>
    write(toCodeRequest(exchange));

export const codeLanguages: readonly CodeLanguage[] = [
  { id: 'curl', label: 'cURL', ending: 'sh', write: toCurl },
  { id: 'httpie', label: 'HTTPie', ending: 'httpie.sh', write: by(toHttpie) },
  { id: 'powershell', label: 'PowerShell', ending: 'ps1', write: by(toPowerShell) },
  { id: 'javascript', label: 'JavaScript (fetch)', ending: 'mjs', write: by(toJavaScript) },
  { id: 'python', label: 'Python (requests)', ending: 'py', write: by(toPython) },
  { id: 'go', label: 'Go (net/http)', ending: 'go', write: by(toGo) },
  { id: 'java', label: 'Java (HttpClient)', ending: 'java', write: by(toJava) },
  { id: 'csharp', label: 'C# (HttpClient)', ending: 'cs', write: by(toCSharp) },
  { id: 'ruby', label: 'Ruby (net/http)', ending: 'rb', write: by(toRuby) },
  { id: 'php', label: 'PHP (curl)', ending: 'php', write: by(toPhp) },
  { id: 'rust', label: 'Rust (reqwest)', ending: 'rs', write: by(toRust) },
];
