/** ISO country → calling code, and the digit dialled before a number at home (`trunk`, empty where there is none). */
export const callingCodes = {
  AT: { code: '43', trunk: '0' },
  AU: { code: '61', trunk: '0' },
  BE: { code: '32', trunk: '0' },
  BR: { code: '55', trunk: '0' },
  CA: { code: '1', trunk: '1' },
  CH: { code: '41', trunk: '0' },
  CZ: { code: '420', trunk: '' },
  DE: { code: '49', trunk: '0' },
  DK: { code: '45', trunk: '' },
  ES: { code: '34', trunk: '' },
  FI: { code: '358', trunk: '0' },
  FR: { code: '33', trunk: '0' },
  GB: { code: '44', trunk: '0' },
  IE: { code: '353', trunk: '0' },
  IN: { code: '91', trunk: '0' },
  // Italian numbers keep their 0 abroad.
  IT: { code: '39', trunk: '' },
  JP: { code: '81', trunk: '0' },
  LU: { code: '352', trunk: '' },
  NL: { code: '31', trunk: '0' },
  NO: { code: '47', trunk: '' },
  NZ: { code: '64', trunk: '0' },
  PL: { code: '48', trunk: '' },
  PT: { code: '351', trunk: '' },
  SE: { code: '46', trunk: '0' },
  US: { code: '1', trunk: '1' },
} as const;

export type CountryCode = keyof typeof callingCodes;
