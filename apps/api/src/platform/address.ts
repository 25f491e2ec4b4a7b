import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { codeOf, reasonOf, StartError } from './start-error.ts';

/** Fails before anything is touched when the address can't be had; the later listen() may still lose a race. */
export async function checkAddress(host: string, port: number): Promise<void> {
  await new Promise<void>((done, failed) => {
    const probe = createServer();
    probe.once('error', (error) => failed(explainListenError(error, host, port)));
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

export function explainListenError(error: unknown, host: string, port: number): StartError {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new StartError(
        `端口 ${port} 已被占用：请停掉占用它的程序，或用 PORT 换一个。(the port is in use)`,
      );
    case 'EACCES':
      return new StartError(
        `无权使用端口 ${port}：请用 PORT 换一个 1024 以上的。(not allowed to use this port)`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartError(
        `HOST=${host} 不是本机的地址：请改用 127.0.0.1 或 0.0.0.0。(not an address of this machine)`,
      );
    default:
      return new StartError(`监听不了 ${host}:${port}：${reasonOf(error)} (cannot listen)`);
  }
}

/** Where people can open it; a server on all interfaces has several. */
export function addressesOf(host: string, port: number): string[] {
  const wildcard = host === '0.0.0.0' || host === '::';
  const hosts = wildcard
    ? [
        '127.0.0.1',
        ...Object.values(networkInterfaces())
          .flatMap((addresses) => addresses ?? [])
          .filter(({ family, internal }) => family === 'IPv4' && !internal)
          .map(({ address }) => address),
      ]
    : [host];
  return hosts.map((name) => `http://${name.includes(':') ? `[${name}]` : name}:${port}`);
}
