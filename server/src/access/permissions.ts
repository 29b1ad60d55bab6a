/**
 * The one table of who may what. Roles are those of the product; a permission nobody holds stops the server at start.
 * `apiKey` rights follow the role that the key was made for, narrowed by its scopes.
 */
export const staffRoles = [
  'administrator',
  'head_of_channel',
  'channel_manager',
  'sales',
  'product_expert',
  'marketing',
  'finance',
  'compliance',
  'auditor',
] as const;
export const partnerRoles = ['owner', 'seller', 'engineer', 'marketer', 'partner_finance'] as const;

export type StaffRole = (typeof staffRoles)[number];
export type PartnerRole = (typeof partnerRoles)[number];
export type Role = StaffRole | PartnerRole;

const everyStaff = staffRoles;
const channel = ['head_of_channel', 'channel_manager'] as const;
const channelReaders = [...channel, 'finance', 'compliance', 'auditor'] as const;
const everyPartner = partnerRoles;
const dealers = ['owner', 'seller'] as const;
const everyone = [...staffRoles, ...partnerRoles] as const;

export const permissions = {
  'registration.read': [...channelReaders, ...everyPartner],
  // The vendor's people for a partner, on a draft that they began themselves; the partner's for their own company.
  'registration.draft': [...dealers, ...channel],
  'registration.submit': [...dealers, ...channel],
  'registration.answer': [...dealers],
  'registration.withdraw': [...dealers],
  // The vendor's people, of what they began for a partner themselves.
  'registration.take_back': [...channel],
  'registration.import': [...dealers, ...channel],
  'import.make': [],

  'co_selling.read': [...channelReaders, ...everyPartner],
  'co_selling.join': [...everyPartner],
  'co_selling.propose': [...dealers],
  'co_selling.answer': [...dealers],
  'co_selling.arrange': [...channel],
  'co_selling.run': [],

  // Cases are the company's: of a partner its owner answers; the vendor's people answer for their own.
  'conduct.read': [...channelReaders, 'administrator', 'owner'],
  'conduct.open': [...channel, 'compliance'],
  'conduct.report': ['owner'],
  'conduct.reply': ['owner', ...channel, 'compliance'],
  'conduct.decide': ['head_of_channel', 'compliance', 'administrator'],
  'conduct.appeal': ['owner'],
  'conduct.remind': [],
  'fair_play.remind': [],
  'complaint.make': [...dealers, ...channel, 'sales', 'compliance'],
  'complaint.handle': ['compliance'],
  // Direct sales see their own deals; the channel's people all of them.
  'direct.read': [...channelReaders, 'sales'],
  'direct.register': ['sales'],
  'direct.approve': [...channel, 'compliance'],
  'fair_play.read': ['head_of_channel', 'compliance', 'auditor', 'administrator'],
  'fair_play.publish': ['head_of_channel', 'compliance'],
  'fair_play.read_published': [...everyStaff, ...everyPartner],

  'registration.report': [...dealers, ...channel],
  'registration.close': [...dealers, ...channel],
  'registration.extend': [...dealers, ...channel],
  'registration.ask_extension': [...dealers],
  'registration.reactivate': [...dealers, ...channel],
  'registration.take': [...channel],
  'registration.decide': [...channel],
  'registration.assign': [...channel],
  // Two people take a protection away or move it: whoever proposes does not confirm.
  'registration.propose_removal': [...channel],
  'registration.confirm_removal': ['head_of_channel', 'compliance'],
  'registration.attach': [...dealers, 'engineer', ...channel],
  'registration.check_scope': [...dealers],
  'candidate.judge': [...channel],
  'registration.expire': [],
  'registration.import_to_log': [],
  'registration.remind': [],
  'housekeeping.sweep': [],
  'customer.index': [],
  'export.use': [...everyone],
  'export.make': [],
  // Experts: of the deals that they were given to help with, and no others.
  'deal.read': [...channelReaders, 'product_expert', 'marketing', ...everyPartner],
  'deal.steer': [...dealers, ...channel],
  'deal.work': [...dealers, 'engineer', ...channel, 'product_expert', 'marketing'],
  'deal.comment': [...everyPartner, ...channel, 'finance', 'compliance', 'product_expert', 'marketing'],
  'deal.ask_resource': [...dealers],
  'deal.answer_resource': [...channel],
  'deal.remind': [],
  'deal_stage.manage': ['head_of_channel'],
  'today.read': [...channelReaders],
  'cabinet.read': [...everyPartner],
  'scorecard.read': [...channelReaders, ...everyPartner],
  // Partners side by side: for the vendor alone.
  'scorecard.compare': [...channelReaders],

  'partner.read': [...channelReaders, 'administrator', 'product_expert', 'marketing', 'sales'],
  'partner.manage': [...channel],
  'company.read': [...everyPartner],
  'company.manage': ['owner'],
  'colleague.read': [...everyPartner],
  'colleague.manage': ['owner'],

  'partner_key.read': [...channelReaders, ...everyPartner],
  'partner_key.manage': [...dealers],

  // Sales and product experts see the cases that they judge, and no others.
  'dispute.read': [...channelReaders, 'sales', 'product_expert', ...dealers],
  'dispute.open': [...dealers, ...channel],
  'dispute.file': [...dealers, ...channel],
  'dispute.appeal': [...dealers],
  'dispute.assign': [...channel],
  'dispute.answer_challenge': ['head_of_channel', 'compliance'],
  'dispute.judge': [...channel, 'sales', 'compliance', 'finance', 'product_expert'],
  'dispute.remedy': [...channel, 'finance'],
  'dispute.run': [],
  'precedent.read': [...channelReaders, 'sales', 'product_expert', ...everyPartner],
  'precedent.publish': ['head_of_channel'],

  'customer.read': [...channelReaders],
  'customer.manage': [...channel],
  'customer.merge': [...channel],
  'customer.turn_groups': [],
  'customer.propose_duplicates': [],
  'product.read': [...everyone],
  'product.manage': ['head_of_channel', 'product_expert', 'administrator'],

  'rules.read': [...everyone],
  'rules.draft': [...channel],
  'rules.publish': ['head_of_channel'],

  'calendar.read': [...everyone],
  'calendar.manage': ['administrator', 'head_of_channel'],
  'deputy.manage': [...channel, 'administrator'],

  'person.read': [...everyStaff],
  'person.manage': ['administrator'],
  'invitation.read': ['administrator', ...channel],
  'invitation.manage': ['administrator', ...channel],
  'api_key.manage': ['administrator', 'owner'],
  'settings.read': ['administrator', 'head_of_channel', 'auditor'],
  'settings.manage': ['administrator'],
  'outbox.read': ['administrator'],
  'audit.read': ['administrator', 'auditor'],

  'log.read': [...everyone],
  'log.erase': ['administrator', 'compliance'],
  'log.audit': ['auditor', 'compliance'],
  'log.mail_checkpoint': [],
  'notification.read': [...everyone],
  'profile.manage': [...everyone],
  'search.use': [...everyone],
  'view.manage': [...everyone],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Rights of work without a person. `system('registrations.expire')` may do what its list says and nothing else. */
export const systemRights = {
  'registrations.expire': ['registration.expire', 'registration.read'],
  'housekeeping.sweep': ['housekeeping.sweep'],
  'customers.index': ['customer.index'],
  'exports.make': ['export.make'],
  'imports.make': ['import.make'],
  'conduct.remind': ['conduct.remind'],
  'fair_play.remind': ['fair_play.remind'],
  'co_selling.run': ['co_selling.run', 'registration.read'],
  'registrations.log': ['registration.import_to_log', 'registration.read'],
  'notifications.remind': ['registration.remind', 'registration.read'],
  'deals.remind': ['deal.remind', 'deal.read'],
  'log.mail_checkpoint': ['log.mail_checkpoint'],
  'customers.turn_groups': ['customer.turn_groups'],
  'customers.propose_duplicates': ['customer.propose_duplicates'],
  'disputes.run': ['dispute.run', 'dispute.read', 'registration.read'],
  'demo.create': [
    'partner.manage',
    'customer.manage',
    'product.manage',
    'rules.draft',
    'rules.publish',
    'person.manage',
    'api_key.manage',
    'invitation.manage',
    'settings.manage',
    'calendar.manage',
  ],
} as const satisfies Record<string, readonly Permission[]>;

export type SystemJob = keyof typeof systemRights;

export function isStaffRole(role: string): role is StaffRole {
  return (staffRoles as readonly string[]).includes(role);
}

export function isPartnerRole(role: string): role is PartnerRole {
  return (partnerRoles as readonly string[]).includes(role);
}

/** Permissions that a set of roles adds up to. */
export function grantsOf(roles: readonly string[]): ReadonlySet<Permission> {
  const granted = new Set<Permission>();
  for (const [permission, holders] of Object.entries(permissions) as [Permission, readonly Role[]][]) {
    if (holders.some((role) => roles.includes(role))) granted.add(permission);
  }
  return granted;
}
