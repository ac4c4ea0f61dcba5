import type { RequestLog } from '../../http/request-log.js';

/** What is used of the binding of Analytics Engine. */
export interface DataSink {
  readonly writeDataPoint: (point: { indexes: string[]; blobs: (string | null)[]; doubles: number[] }) => void;
}

/**
 * Writes a request to Analytics Engine. Blobs: route, method, status, how the question ended, code of the problem, cited articles,
 * kinds of details hidden. Doubles: milliseconds. Nothing in it was written by the caller, as in the log.
 */
export function writeDataPoint(metrics: DataSink, line: RequestLog): void {
  const { route, method, status, durationMs, answerStatus, problem, citedArticles, masked } = line;
  metrics.writeDataPoint({
    indexes: [route],
    blobs: [route, method, String(status), answerStatus, problem, citedArticles.join(' '), masked.join(' ')],
    doubles: [durationMs],
  });
}
