import type { Socket } from 'node:net';
import type { ProblemCode } from '@guanjia/core/problems';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { newId } from './ids.ts';
import { documentOf, Problem, problemMediaType } from './problems.ts';
import { problemOfDatabase } from './problems-of-database.ts';

const codes: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_EMPTY_TYPE: 'unsupported-media-type',
  FST_ERR_NOT_FOUND: 'route-not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'route-not-found',
  FST_ERR_HANDLER_TIMEOUT: 'busy',
  FST_REQ_FILE_TOO_LARGE: 'body-too-large',
  FST_FILES_LIMIT: 'body-too-large',
  FST_FIELDS_LIMIT: 'body-too-large',
  FST_PARTS_LIMIT: 'body-too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
};

/** Every error as a problem; what nobody foresaw is `internal`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const database = problemOfDatabase(error);
  if (database) return database;
  const { code = '', statusCode } = error as Partial<FastifyError>;
  const known = codes[code];
  if (known) return new Problem(known, { cause: error });
  if (statusCode === 413) return new Problem('body-too-large', { cause: error });
  if (statusCode === 415) return new Problem('unsupported-media-type', { cause: error });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Problem('bad-request', { cause: error });
  }
  return new Problem('internal', { cause: error });
}

/** Writes any error as RFC 9457, and logs what is ours to mend. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error);
  if (problem.status >= 500) request.log.error({ err: error }, problem.code);
  else if (problem !== error) request.log.info({ err: error }, problem.code);
  void reply
    .code(problem.status)
    .headers(problem.options.headers ?? {})
    .header('cache-control', 'no-store')
    .type(problemMediaType)
    .serializer((text: string) => text)
    .send(JSON.stringify(documentOf(problem, request.id)));
}

const clientErrors: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'header-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/** What is not even HTTP never reaches a route: answer on the bare connection. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = new Problem(clientErrors[error.code ?? ''] ?? 'bad-request');
  const body = JSON.stringify(documentOf(problem, newId()));
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.code}\r\ncontent-type: ${problemMediaType}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
