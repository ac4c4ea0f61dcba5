import { knownRequests, sendRequest } from '../requests.js';
import { destroyAll, openClients, settle, type RawClient } from '../raw-clients.js';
import { pause } from '../served.js';
import { Findings, type TortureCase } from '../torture-case.js';

const each = 25;
/** `headersTimeout` of 10 s or `requestTimeout` of 30 s, and `connectionsCheckingInterval` of 5 s, and a busy machine. */
const patienceMs = { headers: 25_000, body: 50_000 };
const body = JSON.stringify({ question: 'What is locality work?' });
const head = `POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n`;

/** Answers of some 4 MB for each client: more than the buffers of a connection hold. */
const unread = 'GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(40);

/** Clients that hold on to their connections. */
export const slowClientsCase: TortureCase = {
  name: 'slow-clients',
  done: `${each} clients each that send nothing, a header of one byte a second, a body of one byte a second, half a request and then end, and requests whose answers they never read`,
  holds:
    'others are answered as ever, none waits more than 5 seconds; the slow ones are closed by the time limits; the process lives',
  async run(stage, { seconds }) {
    const findings = new Findings();
    const served = await stage.serve(await stage.openLive(stage.first));
    const open = (halfOpen = false): readonly RawClient[] => openClients(served.address, each, halfOpen);
    const [silent, slowHead, slowBody, halfOpen, deaf] = [open(), open(), open(), open(true), open()];
    const all = [silent, slowHead, slowBody, halfOpen, deaf].flat();
    await settle(all);
    for (const { socket } of slowBody) socket.write(`${head}\r\n`);
    for (const { socket } of halfOpen) socket.end(head.slice(0, 40));
    for (const { socket } of deaf) socket.pause().write(unread);
    const drip = setInterval(() => {
      const at = Math.floor(performance.now() / 1000);
      for (const { socket } of slowHead) if (socket.writable) socket.write(head[at % head.length] ?? 'a');
      for (const { socket } of slowBody) if (socket.writable) socket.write(' ');
    }, 1000);
    const times: number[] = [];
    const opened = performance.now();
    let slowest = '';
    const until = performance.now() + Math.max(seconds * 1000, patienceMs.body);
    while (performance.now() < until) {
      for (const request of knownRequests.slice(0, 4)) {
        const began = performance.now();
        const got = await sendRequest(served.address, request).catch((cause: unknown) => String(cause));
        times.push(performance.now() - began);
        if (times.every((time) => time <= (times.at(-1) ?? 0)))
          slowest = `“${request.name}”, ${((began - opened) / 1000).toFixed(0)} s after the slow ones came`;
        findings.check(got === stage.first.bodies.get(request.name), `${request.name}: ${got.slice(0, 80)}`);
      }
      await pause(50);
    }
    clearInterval(drip);
    times.sort((a, b) => a - b);
    findings.check((times.at(-1) ?? 0) < 5000, `one waited ${times.at(-1)?.toFixed(0) ?? ''} ms, ${slowest}`);
    checkClosed('that sent nothing', silent, patienceMs.headers, findings);
    checkClosed('with a slow header', slowHead, patienceMs.headers, findings);
    checkClosed('with a slow body', slowBody, patienceMs.body, findings);
    checkClosed('half open', halfOpen, patienceMs.headers, findings);
    destroyAll(all);
    for (const wrong of await stage.findWrong(served, [stage.first])) findings.check(false, `afterwards: ${wrong}`);
    const middle = times[Math.floor(times.length / 2)]?.toFixed(0) ?? '';
    const did = `${times.length} answers meanwhile, ${middle} ms in the middle, ${times.at(-1)?.toFixed(0) ?? ''} at most; closed after at most ${longest(all)} s`;
    return { did, broken: findings.broken };
  },
};

function checkClosed(what: string, clients: readonly RawClient[], withinMs: number, findings: Findings): void {
  const open = clients.filter(({ closedAfter }) => closedAfter === null || closedAfter > withinMs);
  findings.check(open.length === 0, `${open.length} clients ${what} were not closed in ${withinMs / 1000} s`);
}

function longest(clients: readonly RawClient[]): string {
  return (Math.max(...clients.map(({ closedAfter }) => closedAfter ?? 0)) / 1000).toFixed(0);
}
