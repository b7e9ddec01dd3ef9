// What no answer may be.

/** Errors as the faces word them, by where their paths begin; a face that is not here may use either form. */
const ERRORS = [
  ['/api/v1/', ({ error }) => typeof error === 'string'],
  ['/api/v2/', ({ error }) => isCoded(error)],
  ['/', ({ error }) => typeof error === 'string' || isCoded(error)],
];
const isCoded = (error) =>
  typeof error?.code === 'string' && typeof error.message === 'string' && Array.isArray(error.details);

/** Not there yet, and not there now. */
const HONEST = [501, 503];

const INSIDES = [
  /\bat \S+ \(.+:\d+:\d+\)/, // a stack trace
  /node_modules|\bdist\/|\bfile:\/\/\//,
  /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\s[^'"]*?\b(FROM|VALUES|SET|WHERE)\b/,
  /SQLITE_\w+|QueryFailed|\bviolates \w+|syntax error at or near/,
  /Cannot read propert|is not a function|is not iterable|Maximum call stack/,
];

/** Everything that is wrong with an answer, as `[kind, why]`; `slow` is how many milliseconds it may take. */
export function flawsOf({ method, path, body = '' }, { status, failure, headers, text, ms }, slow) {
  if (failure === 'timeout') return [['slow', 'no answer']];
  if (failure) return [['5xx', `the connection ended without an answer (${failure})`]];
  const flaws = [];
  if (status >= 500 && !HONEST.includes(status)) flaws.push(['5xx', `answered ${status}`]);
  // With a 408 it says that it has waited as long as it was asked to.
  if (ms > slow && status !== 408) flaws.push(['slow', `answered after ${Math.round(ms)} ms`]);
  // An error may repeat what it was sent.
  const sent = `${path} ${unescape(path).replaceAll('+', ' ')} ${body} ${unescape(String(body))}`;
  for (const inside of INSIDES) {
    const [shown] = (status >= 400 && text.match(inside)) || [];
    if (shown && !sent.includes(shown)) flaws.push(['wrong', `an error shows what is inside: ${shown}`]);
  }
  const misshapen = method === 'HEAD' ? undefined : misshape(path, status, headers, text);
  return misshapen ? [...flaws, ['wrong', misshapen]] : flaws;
}

function misshape(path, status, headers, text) {
  const type = headers['content-type'] ?? '';
  if (type.includes('json')) {
    const body = parsed(text);
    if (body === undefined) return `the JSON of a ${status} cannot be read`;
    const [, isRight] = ERRORS.find(([prefix]) => path.startsWith(prefix)) ?? ERRORS.at(-1);
    return status >= 400 && !isRight(body ?? {})
      ? `a ${status} is not an error of the face: ${text.slice(0, 200)}`
      : undefined;
  }
  // A request that Node itself cannot read never reaches a face; LGL says in plain text that there is no key.
  const isBare = text === '' && [400, 408, 413, 417, 431].includes(status);
  return status >= 400 && status !== 401 && !isBare
    ? `a ${status} is ${type || 'untyped'}: ${text.slice(0, 200)}`
    : undefined;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
