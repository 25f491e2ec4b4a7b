import type { FastifyRequest } from 'fastify';

/** A request as the log tells it: with what it asked for, without the signature that would open it to a reader of the log. */
export const describeRequest = ({ method, url, host, ip }: FastifyRequest) => ({
  method,
  url: url.replaceAll(/([?&]signature=)[^&#]*/gi, '$1***').replace(/(\/calendar\/)[\w-]{20,}/i, '$1***'),
  host,
  remoteAddress: ip,
});
