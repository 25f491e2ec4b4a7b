export { createProject } from './create-project.ts';
export { addContact } from './manage-contacts.ts';
export { projectRoutes } from './projects-routes.ts';
