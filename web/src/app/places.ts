import { cabinetRoutes } from '../cabinet/routes.ts';
import { galleryRoutes } from '../gallery/routes.ts';
import { publicRoutes } from '../public/routes.ts';
import { workspaceRoutes } from '../workspace/routes.ts';
import { root } from './root-route.tsx';

/** Every address of the app. Apart from the entrance, whose pages must not wait for the names of all the others. */
export const everyAddress = () => root.addChildren([...publicRoutes, workspaceRoutes, cabinetRoutes, ...galleryRoutes]);
