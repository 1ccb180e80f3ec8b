/** What an author writes: one e-mail, all parts Liquid templates. Structurally equal to the content of an email node. */
export interface EmailContent {
  subject: string;
  /** The line that inboxes show after the subject. */
  preheader?: string;
  format: 'mjml' | 'text' | 'html';
  source: string;
  /** The plain-text part; made from the HTML when absent. */
  text?: string;
}

/** What publishing keeps: three Liquid templates that need no compiler any more. Plain JSON. */
export interface CompiledEmail {
  subject: string;
  html: string;
  text: string;
  /** Paths of the values the templates read, such as `lead.first_name`; sorted, each once. */
  variables: string[];
}

/** What one lead gets to read. */
export interface RenderedEmail {
  subject: string;
  html: string;
  text: string;
}

/** Where in an email something stands. */
export type EmailPart = 'subject' | 'preheader' | 'source' | 'text';

/** Something an author can mend. */
export interface EmailProblem {
  code: string;
  message: string;
  /** Null where it is about the email as a whole, or about the workspace. */
  part: EmailPart | null;
  /** Line of that part, from 1; null where no line can be told. */
  line: number | null;
}
