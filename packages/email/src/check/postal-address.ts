import { error, type EmailRule } from './rule.ts';

/** The law wants to know where the sender of advertising lives. */
export const postalAddressRule: EmailRule = ({ isMarketing, postalAddress }) =>
  isMarketing && postalAddress.trim() === ''
    ? [error('no_postal_address', 'Marketing emails must name a postal address. Add yours in the settings.')]
    : [];
