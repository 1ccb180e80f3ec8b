import type { EmailInList } from '@tendril/api';
import { sayPlaces } from '@tendril/journey';

/** What an email is called where many stand together: by its subject, with words for the values in it. */
export function nameOfEmail({ subject, title }: Pick<EmailInList, 'subject' | 'title'>): string {
  return sayPlaces(subject) || title || 'An email without subject';
}
