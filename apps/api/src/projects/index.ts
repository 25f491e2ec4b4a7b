export { createProject } from './create-project.ts';
export { addContact } from './manage-contacts.ts';
export { presentProjectSummary } from './present-project.ts';
export { projectRoutes } from './projects-routes.ts';
export { listProjects } from './projects-store.ts';
