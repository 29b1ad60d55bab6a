// Replaced by the generator from the server's contracts.
export const operations = {
  approveRegistration: ['POST', '/v1/registrations/{id}/approve'],
} as const;

export interface Operations {
  approveRegistration: { input: { id: string; note?: string }; output: { id: string } };
}
