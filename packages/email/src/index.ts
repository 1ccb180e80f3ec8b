export { checkEmail } from './check/check-email.ts';
export type { CheckedProblem, EmailCheck } from './check/rule.ts';
export { compileEmail, type CompileResult } from './compile-email.ts';
export { composeMail, EmailComposeError, messageIdHeader, type MailDraft } from './compose-mail.ts';
export { createDevMailbox, type DevMailboxStore } from './dev-mailbox.ts';
export type { CompiledEmail, EmailContent, EmailPart, EmailProblem, RenderedEmail } from './email-content.ts';
export { EmailRenderError, type EmailRenderErrorCode } from './liquid-sandbox.ts';
export { formatMailbox, isMailAddress, type Mailbox } from './mail-address.ts';
export { clickTarget, MAIL_VARIABLES, mailLinkPaths, mailLinks, mailValues, type MailLinks } from './mail-links.ts';
export { parseInbound, type InboundMail } from './parse-inbound.ts';
export { renderEmail } from './render-email.ts';
export { messageIdOfReplyAddress, replyAddress } from './reply-address.ts';
export { parseResendEvent, type MailEvent, type MailEventResult } from './resend-event.ts';
export { createResendTransport, type ResendOptions } from './resend-transport.ts';
export { verifyResendWebhook, type WebhookCall, type WebhookVerdict } from './resend-webhook.ts';
export {
  signToken,
  verifyToken,
  type TokenCheck,
  type TokenClaims,
  type TokenPayload,
  type TokenPurpose,
} from './token.ts';
export type { BatchOutcome, MailTransport, RefusedMail, SealedBatch, SealedMail } from './transport.ts';
