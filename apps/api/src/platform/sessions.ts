import { createHash, randomBytes } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

export const sessionCookie = 'guanjia_session';

/** An opaque token of 256 random bits; only its hash is ever stored. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');

export const hashSessionToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The hash of the token that a request brings, or undefined where it brings none that could be one. */
export function sessionTokenHash(request: FastifyRequest): Buffer | undefined {
  const token = request.cookies[sessionCookie];
  return token && /^[\w-]{43}$/.test(token) ? hashSessionToken(token) : undefined;
}

export function sessionCookieOptions(request: FastifyRequest, maxAgeSeconds: number): CookieSerializeOptions {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: maxAgeSeconds,
  };
}
