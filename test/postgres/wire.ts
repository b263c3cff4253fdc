/** A way to a server that can be cut. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Wire {
  /** The address with the way in it. */
  readonly url: string;
  /** Ends every connection and refuses new ones, until {@link Wire.mend}. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** @param url of a database. */
export async function openWire(url: string): Promise<Wire> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return near.destroy();
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const way = new URL(url);
  way.port = String(typeof address === 'object' ? address?.port : 0);
  const end = () => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: way.href,
    cut: end,
    mend: () => {
      whole = true;
    },
    async close() {
      end();
      await new Promise((closed) => server.close(closed));
    },
  };
}
