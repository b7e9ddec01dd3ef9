import { ModuleMocker } from 'jest-mock';

/** Where Jest looks for the time that a test may take. */
export const TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');

/** Jest makes its functions anew for each file; what files share, such as `support/`, asks for the present ones. */
const present = (name) =>
  new Proxy(() => undefined, {
    apply: (_, self, sent) => globalThis[name].apply(self, sent),
    get: (_, property) => globalThis[name][property],
  });

export const describe = present('describe');
export const it = present('it');
export const test = present('test');
export const expect = present('expect');
export const beforeAll = present('beforeAll');
export const beforeEach = present('beforeEach');
export const afterAll = present('afterAll');
export const afterEach = present('afterEach');

const mocker = new ModuleMocker(globalThis);

/** What the specs use of `jest`. */
export const jest = {
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: mocker.restoreAllMocks.bind(mocker),
  setTimeout: (ms) => void (globalThis[TIMEOUT] = ms),
};
