import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone, wherever the command is given. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
