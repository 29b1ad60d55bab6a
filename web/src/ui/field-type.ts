/** Inputs take their height from the density of the shell: 32 px in the workspace, 48 px in the cabinet. */
export type Field<P> = Omit<P, 'size' | 'radius' | 'variant' | 'label'> & {
  /** Every field has a visible label. */
  label: string;
};
