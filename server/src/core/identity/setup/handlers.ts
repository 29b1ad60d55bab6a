import { fail } from '../../../kernel/problem.ts';
import { visitVendor } from '../../../platform/db/tenancy.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { createVendor } from '../../settings/index.ts';
import { getSetup, setUpVendor } from '../contract/setup.ts';
import { minPasswordLength } from '../contract/sign-in.ts';
import { createPersonWithLogin } from '../people-with-login.ts';
import { spendSetupCode } from './codes.ts';
import { firstVendors, hasVendor } from './store.ts';

export const setupOperations = [
  implement(getSetup, async (c, input) => {
    const rows = await firstVendors(c.tx, input.vendor);
    return {
      needed: rows.length === 0 && !(await hasVendor(c.tx)),
      // Who else lives here is nobody's business: with several vendors the address must name one.
      vendor: rows.length === 1 ? (rows[0] ?? null) : null,
      min_password_length: minPasswordLength,
    };
  }),
  implement(setUpVendor, async (c, { code, vendor, administrator }) => {
    // Taken before the look at vendors: whoever comes second waits here, and then finds both code and door gone.
    const spent = await spendSetupCode(c.tx, code);
    if (await hasVendor(c.tx)) fail('setup.not_needed');
    if (!spent) fail('setup.wrong_code', {}, [{ path: 'code', code: 'field.invalid' }]);
    const { time_zone: timeZone, ...facts } = vendor;
    const vendorId = await createVendor(c.tx, { ...facts, timeZone, now: c.now });
    const { personId } = await visitVendor(c.tx, vendorId, 'its first administrator', (tx) =>
      createPersonWithLogin(tx, {
        vendorId,
        partnerId: null,
        fullName: administrator.full_name,
        email: administrator.email,
        password: administrator.password,
        roles: ['administrator'],
        locale: vendor.locale,
        timeZone,
        now: c.now,
      }),
    );
    return { vendor_id: vendorId, person_id: personId };
  }),
];
