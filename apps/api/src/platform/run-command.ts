import { StartError } from './start-error.ts';

/**
 * Runs a command to its end: its answer is the exit code (none: 0). What only the operator can put right is
 * printed as a line, anything else with its stack.
 */
export async function runCommand(work: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
    process.exitCode = 1;
  }
}
