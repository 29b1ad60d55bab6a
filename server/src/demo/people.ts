/** Who works in the demo: the vendor's people by role, and the people of each partner. */
import type { PartnerRole, StaffRole } from '../access/permissions.ts';

export interface StaffSeed {
  key: string;
  fullName: string;
  email: string;
  position: { ru: string; en: string };
  roles: StaffRole[];
}

const at = 'acme.example';

export const staff: readonly StaffSeed[] = [
  {
    key: 'manager',
    fullName: 'Алина Петрова',
    email: `alina@${at}`,
    position: { ru: 'Менеджер канала', en: 'Channel manager' },
    roles: ['channel_manager'],
  },
  {
    key: 'head',
    fullName: 'Денис Соколов',
    email: `denis@${at}`,
    position: { ru: 'Руководитель канала', en: 'Head of channel' },
    roles: ['head_of_channel'],
  },
  {
    key: 'manager2',
    fullName: 'Мария Белова',
    email: `maria@${at}`,
    position: { ru: 'Менеджер канала', en: 'Channel manager' },
    roles: ['channel_manager'],
  },
  {
    key: 'manager3',
    fullName: 'Павел Громов',
    email: `pavel@${at}`,
    position: { ru: 'Менеджер канала', en: 'Channel manager' },
    roles: ['channel_manager'],
  },
  {
    key: 'administrator',
    fullName: 'Ксения Титова',
    email: `admin@${at}`,
    position: { ru: 'Администратор', en: 'Administrator' },
    roles: ['administrator'],
  },
  {
    key: 'sales',
    fullName: 'Роман Зимин',
    email: `roman@${at}`,
    position: { ru: 'Прямые продажи', en: 'Direct sales' },
    roles: ['sales'],
  },
  {
    key: 'product',
    fullName: 'Олег Лапин',
    email: `oleg@${at}`,
    position: { ru: 'Эксперт по продукту', en: 'Product expert' },
    roles: ['product_expert'],
  },
  {
    key: 'marketing',
    fullName: 'Юлия Морозова',
    email: `yulia@${at}`,
    position: { ru: 'Маркетинг', en: 'Marketing' },
    roles: ['marketing'],
  },
  {
    key: 'finance',
    fullName: 'Вера Носова',
    email: `vera@${at}`,
    position: { ru: 'Финансы', en: 'Finance' },
    roles: ['finance'],
  },
  {
    key: 'compliance',
    fullName: 'Андрей Ушаков',
    email: `andrey@${at}`,
    position: { ru: 'Комплаенс', en: 'Compliance' },
    roles: ['compliance'],
  },
  {
    key: 'auditor',
    fullName: 'Инна Шилова',
    email: `inna@${at}`,
    position: { ru: 'Аудитор', en: 'Auditor' },
    roles: ['auditor'],
  },
];

const positions: Record<PartnerRole, string> = {
  owner: 'Директор',
  seller: 'Менеджер по продажам',
  engineer: 'Инженер',
  marketer: 'Маркетолог',
  partner_finance: 'Бухгалтер',
};

export function positionOf(role: PartnerRole): string {
  return positions[role];
}

/** Roles of a partner's people: an owner and a seller everywhere, more in larger companies. */
export function crewOf(index: number): PartnerRole[] {
  const crew: PartnerRole[] = ['owner', 'seller'];
  if (index < 2) return [...crew, 'seller', 'engineer', 'marketer', 'partner_finance'];
  if (index % 4 !== 3) crew.push('seller');
  if (index % 10 === 0) crew.push('engineer');
  return crew;
}

/** Sign-in names of the two partners that people try the cabinet with. */
export const partnerLogins: readonly { partner: number; crew: number; email: string }[] = [
  { partner: 0, crew: 1, email: 'igor@vector.example' },
  { partner: 0, crew: 0, email: 'owner@vector.example' },
  { partner: 0, crew: 3, email: 'engineer@vector.example' },
  { partner: 1, crew: 1, email: 'seller@nord.example' },
  { partner: 1, crew: 0, email: 'owner@nord.example' },
];
