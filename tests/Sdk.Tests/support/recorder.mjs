// Somebody between an SDK and the service who sees each request, and may send it again or change it.
import { once } from 'node:events';
import { createServer, request as open } from 'node:http';
import { text } from 'node:stream/consumers';
import { endpoint } from './service.mjs';

/**
 * Listens, passes every request on as it came, and keeps it.
 * @returns {Promise<{ endpoint: string, sent: object[], close: () => void }>} where it listens, what it saw, and its end
 */
export async function record() {
  const sent = [];
  const server = createServer(async (incoming, answer) => {
    const { method, url: path, headers } = incoming;
    const request = { method, path, headers, body: await text(incoming) };
    sent.push(request);
    const { status, body } = await send(request);
    answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { endpoint: `127.0.0.1:${server.address().port}`, sent, close: () => { server.closeAllConnections(); server.close(); } };
}

/** Sends a request as it was recorded, its signed Host header included, and answers status and body. */
export async function send({ method, path, headers, body }) {
  const [hostname, port] = endpoint.split(':');
  const { 'transfer-encoding': _, 'content-length': __, ...rest } = headers;
  const outgoing = open({ hostname, port, method, path, headers: { ...rest, 'content-length': Buffer.byteLength(body), connection: 'close' } });
  outgoing.end(body);
  const [answer] = await once(outgoing, 'response');
  return { status: answer.statusCode, body: JSON.parse(await text(answer)) };
}
