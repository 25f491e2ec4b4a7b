/** Words of the desk. */
export const console = {} as const;
