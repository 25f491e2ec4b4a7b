/** Words of the 三员 screens: system, security and audit administration. */
export const administration = {} as const;
