export type MattersTables = {};
