import { createLazyRoute } from '@tanstack/react-router';
import { ProfilePage } from '../features/profile/profile-page.tsx';

export const route = createLazyRoute('/w/$vendor/profile')({ component: ProfilePage });
