/** What every page with a form needs to know of signing; the cryptography is loaded by those who sign. */
import { currentMembership, type Input } from '../../app/api.ts';
import { recall, SIGNS_KEY } from '../../app/preferences.ts';

export type Signature = NonNullable<Input<'submitRegistration'>['signature']>;

/** What is asked for; `change`: what the registration is going to say, field by field, where it says something else now. */
export type Asked =
  | { op: 'submit' | 'resubmit'; id: string }
  | { op: 'change'; id: string; change: Omit<Input<'updateRegistration'>, 'id'> };

/**
 * Sends a registration, signed where this browser signs. A key that was ended elsewhere is given up and the refusal shown:
 * whoever sends again then sends without a signature, and knows it.
 */
export async function sendSigned<T>(asked: Asked, send: (signed: { signature?: Signature }) => Promise<T>): Promise<T> {
  const personId = currentMembership();
  if (!personId || recall(SIGNS_KEY + personId) === null) return send({});
  const { signatureOf, giveUpEnded } = await import('./sign.ts');
  const signature = await signatureOf(asked, personId);
  try {
    return await send(signature ? { signature } : {});
  } catch (error) {
    await giveUpEnded(error, personId);
    throw error;
  }
}
