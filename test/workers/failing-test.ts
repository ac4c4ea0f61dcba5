/** Name of a test that fails, so that it is seen that a failure is told. */
export const failingTest = 'a test that fails';
