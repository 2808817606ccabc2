import { createContext, Script } from 'node:vm';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type ScriptInput, type ScriptOutcome } from '../../conformance/runscope/scriptRunner.js';

/** Milliseconds; a script of a test looks at one answer. */
const timeLimit = 1_000;

/**
 * Runs a script in a context of its own. Nothing but text goes in and comes out, so that the script holds
 * no object of this program by which it could reach more; it cannot make code of text, and has no timers.
 */
export function runInVm({ script, response, variables }: ScriptInput): ScriptOutcome {
  const sandbox: object = Object.create(null) as object;
  const context = createContext(sandbox, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  });
  const input = JSON.stringify({ response, variables: Object.fromEntries(variables) });
  const run = (code: string): unknown =>
    new Script(code).runInContext(context, { timeout: timeLimit });
  try {
    run(prelude(input));
  } catch (error) {
    return { assertions: [], variables: new Map(), failure: String(error) };
  }
  const failure = failureOf(() => run(script));
  return { ...readResult(() => run('__result()')), ...(failure !== undefined && { failure }) };
}

function failureOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    // A script may throw anything, also something whose text cannot be made.
    return describe(error);
  }
}

function describe(error: unknown): string {
  try {
    return String(error);
  } catch {
    // expected: an object without a text
    return 'it threw something that has no text';
  }
}

function readResult(run: () => unknown): ScriptOutcome {
  try {
    const text = run();
    const json = typeof text === 'string' ? (JSON.parse(text) as JsonValue) : null;
    return isJsonObject(json) ? toOutcome(json) : nothing;
  } catch {
    // expected: the script has put something in the place of what reports
    return nothing;
  }
}

const nothing: ScriptOutcome = { assertions: [], variables: new Map() };

const toOutcome = ({ assertions, variables }: JsonObject): ScriptOutcome => ({
  assertions: (isJsonArray(assertions) ? assertions : [])
    .filter(isJsonObject)
    .map(({ holds, message }) => ({ holds: holds === true, message: toText(message) })),
  variables: new Map(
    Object.entries(isJsonObject(variables) ? variables : {}).map(([name, value]) => [
      name,
      toText(value),
    ]),
  ),
});

const toText = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

/** What Runscope gives a script, as far as tests of SCIM use it: assert is that of Chai in little. */
const prelude = (input: string): string => `'use strict';
var { response, __result, assert, variables, log, console } = (function (input) {
  const checked = [];
  const set = {};
  const { parse, stringify } = JSON;
  const text = String;
  const same = (left, right) => stringify(left) === stringify(right);
  const check = (holds, message) => {
    checked.push({ holds: Boolean(holds), message: message === undefined ? 'an assertion does not hold' : text(message) });
  };
  const assert = Object.assign((holds, message) => check(holds, message), {
    ok: check,
    isOk: check,
    notOk: (value, message) => check(!value, message),
    isTrue: (value, message) => check(value === true, message),
    isFalse: (value, message) => check(value === false, message),
    equal: (left, right, message) => check(left == right, message),
    notEqual: (left, right, message) => check(left != right, message),
    strictEqual: (left, right, message) => check(left === right, message),
    notStrictEqual: (left, right, message) => check(left !== right, message),
    deepEqual: (left, right, message) => check(same(left, right), message),
    isArray: (value, message) => check(Array.isArray(value), message),
    isDefined: (value, message) => check(value !== undefined, message),
    isUndefined: (value, message) => check(value === undefined, message),
    isNull: (value, message) => check(value === null, message),
    isNotNull: (value, message) => check(value !== null, message),
    isAbove: (left, right, message) => check(left > right, message),
    isBelow: (left, right, message) => check(left < right, message),
    include: (all, one, message) => check(all.includes(one), message),
    fail: (message) => check(false, message),
  });
  const given = parse(input);
  const variables = {
    get: (name) => (name in set ? set[name] : given.variables[name]),
    set: (name, value) => {
      set[name] = typeof value === 'string' ? value : stringify(value);
    },
  };
  const log = () => undefined;
  return {
    response: given.response,
    assert,
    variables,
    log,
    console: { log },
    __result: () => stringify({ assertions: checked, variables: set }),
  };
})(${JSON.stringify(input)});`;
