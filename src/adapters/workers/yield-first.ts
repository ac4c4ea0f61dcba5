/**
 * Lets the runtime read what came over other connections before `work` begins. A question is all computing: where questions
 * come as fast as they are answered, workerd would serve half of the connections for seconds on end and leave the others
 * waiting; some of those were reset.
 */
export function yieldFirst<Request, Result>(
  work: (request: Request) => Promise<Result>,
): (request: Request) => Promise<Result> {
  return async (request) => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    return work(request);
  };
}
