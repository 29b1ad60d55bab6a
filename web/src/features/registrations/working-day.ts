/** Minutes of a working day of nine hours; only used to say «2 days» instead of «18 hours». */
export const workingDayMinutes = 540;
