// Node loads this before a command that `glowworm exec` runs. Whatever opens a TLS connection to one of the hosts (fetch,
// http, https, axios, undici …, also with an agent of its own, and on versions of Node that read no proxy from the
// environment) is led to the proxy, which takes TLS at its own port as well.
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

import { Hosts } from './hosts.js';

type Connect = (...args: unknown[]) => tls.TLSSocket;

const port = Number(process.env.GLOWWORM_PROXY_PORT);
const hosts = new Hosts((process.env.GLOWWORM_PROXY_HOSTS ?? '').split(',').filter(Boolean));

/** `tls.connect(options)`, `(port, options)` and `(port, host, options)`, each perhaps with a listener behind. */
function optionsOf(args: readonly unknown[]): tls.ConnectionOptions {
  const [first, second] = args;
  const options = Object.assign({}, ...args.filter((arg) => typeof arg === 'object' && arg !== null));
  if (typeof first === 'object') return options;
  return { ...options, port: Number(first), ...(typeof second === 'string' ? { host: second } : {}) };
}

if (port > 0) {
  const connect = tls.connect as Connect;
  const led: Connect = (...args) => {
    const options = optionsOf(args);
    const host = options.host ?? options.servername;
    // One that goes through a socket, such as a tunnel, has been led already.
    if (options.socket || host === undefined || !hosts.has(host)) return connect(...args);
    const listener = args.findLast((arg) => typeof arg === 'function');
    const socket = net.connect({ port, host: '127.0.0.1' });
    return connect({ ...options, socket, servername: options.servername || host }, ...(listener ? [listener] : []));
  };
  Object.assign(tls, { connect: led });
  syncBuiltinESMExports();
}
