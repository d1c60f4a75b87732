// Somebody between an SDK and the service who sees each request, and may send it again or change it.
import { once } from 'node:events';
import { createServer, request as open } from 'node:http';
import { text } from 'node:stream/consumers';
import { endpoint } from './service.mjs';

/**
 * Listens, passes every request on as it came, and keeps it.
 * @param {string} [localAddress] from which address of this machine
 * @returns {Promise<{ endpoint: string, sent: object[], close: () => void }>} where it listens, what it saw, and its end
 */
export async function record(localAddress) {
  const sent = [];
  const server = createServer(async (incoming, answer) => {
    const { method, url: path, headers } = incoming;
    const request = { method, path, headers, body: await text(incoming) };
    sent.push(request);
    const { status, headers: received, body } = await send(request, localAddress);
    answer.writeHead(status, headersOf(received)).end(JSON.stringify(body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { endpoint: `127.0.0.1:${server.address().port}`, sent, close: () => { server.closeAllConnections(); server.close(); } };
}

/** Sends a request as it was recorded, its signed Host header included, and answers status and body. */
export async function send({ method, path, headers, body }, localAddress) {
  const [hostname, port] = endpoint.split(':');
  const outgoing = open({
    hostname, port, localAddress, method, path, headers: { ...headersOf(headers), 'content-length': Buffer.byteLength(body), connection: 'close' },
  });
  outgoing.end(body);
  const [answer] = await once(outgoing, 'response');
  return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(await text(answer)) };
}

// Without those that say how one message was framed.
function headersOf({ 'transfer-encoding': _, 'content-length': __, connection: ___, ...headers }) {
  return headers;
}
