import { describe, expect, it } from 'vitest';
import type { ReplyInput } from '../reply.ts';
import { readMachine } from './read-machine.ts';

function labelOf(mail: Partial<ReplyInput>): string | null {
  const input = { subject: 'Re: Your guide', headers: {}, text: '', received: '2026-11-10T09:00:00Z', ...mail };
  return readMachine(input, input.text)?.label ?? null;
}

describe('machine mail', () => {
  it.each<[string, string, Partial<ReplyInput>]>([
    [
      'bounce',
      'delivery report',
      { headers: { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' } },
    ],
    [
      'bounce',
      'quoted report type',
      { headers: { 'content-type': 'multipart/report; report-type="delivery-status"' } },
    ],
    [
      'bounce',
      'mailer daemon',
      { subject: 'Undelivered Mail Returned to Sender', headers: { From: 'MAILER-DAEMON@mx.example' } },
    ],
    [
      'bounce',
      'postmaster with a code',
      { subject: 'Problem', text: 'Status: 5.1.1', headers: { From: 'postmaster@mx.example' } },
    ],
    ['bounce', 'server answer', { text: '550 5.1.1 user unknown', headers: { 'Return-Path': '<>' } }],
    ['bounce', 'German', { subject: 'Unzustellbar: Ihr Leitfaden', headers: { From: 'postmaster@mx.example' } }],
    ['bounce', 'failed recipients', { headers: { 'X-Failed-Recipients': 'bo@x.example' } }],
    [
      'auto_reply',
      'delay, which is no bounce',
      {
        subject: 'Delivery Status Notification (Delay)',
        text: 'Action: delayed\nStatus: 4.4.1',
        headers: { From: 'mailer-daemon@mx.example', 'Content-Type': 'multipart/report; report-type=delivery-status' },
      },
    ],
    ['complaint', 'feedback report', { headers: { 'Content-Type': 'multipart/report; report-type=feedback-report' } }],
    ['complaint', 'feedback part', { text: 'Feedback-Type: abuse\nUser-Agent: x' }],
    ['out_of_office', 'RFC 3834', { text: 'I am away until Monday.', headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['out_of_office', 'Exchange', { subject: 'Automatic reply: Your guide', text: 'I am on annual leave.' }],
    ['out_of_office', 'English subject', { subject: 'Out of Office: Your guide' }],
    ['out_of_office', 'German subject', { subject: 'Abwesenheitsnotiz: Ihr Leitfaden' }],
    ['out_of_office', 'Dutch subject', { subject: 'Afwezig: uw gids' }],
    ['out_of_office', 'Swedish subject', { subject: 'Frånvaro: din guide' }],
    ['out_of_office', 'French subject', { subject: 'Absence du bureau' }],
    ['out_of_office', 'Spanish subject', { subject: 'Fuera de la oficina' }],
    ['out_of_office', 'text alone', { text: 'I am out of the office until 6 January.' }],
    ['out_of_office', 'German text alone', { text: 'Ich bin bis zum 14. August nicht im Büro.' }],
    [
      'auto_reply',
      'RFC 3834 without absence',
      { text: 'We got your mail.', headers: { 'auto-submitted': 'auto-generated' } },
    ],
    ['auto_reply', 'X-Autoreply', { headers: { 'X-Autoreply': 'yes' } }],
    ['auto_reply', 'X-Autorespond', { headers: { 'X-Autorespond': 'ticket' } }],
    ['auto_reply', 'Precedence: bulk', { headers: { Precedence: 'bulk' } }],
    ['auto_reply', 'Precedence: auto_reply', { headers: { Precedence: 'auto_reply' } }],
    ['auto_reply', 'empty return path', { headers: { 'Return-Path': '<>' } }],
    ['auto_reply', 'automatic subject', { subject: 'Automatische Antwort: Anfrage', text: 'Ihre Nummer ist 7.' }],
  ])('%s: %s', (label, _case, mail) => expect(labelOf(mail)).toBe(label));

  it.each<[string, Partial<ReplyInput>]>([
    ['a plain reply', { text: 'Yes please.' }],
    ['Auto-Submitted: no', { text: 'Yes please.', headers: { 'Auto-Submitted': 'no' } }],
    ['our own subject quoted', { subject: 'Re: Out of office hours support', text: 'Sounds good.' }],
    ['a person who asks', { text: "I'm out of office, can you call me on my mobile?" }],
    ['a person who speaks of bounces', { subject: 'Mail delivery failed', text: 'I saw this, what is it?' }],
  ])('is not seen in %s', (_case, mail) => expect(labelOf(mail)).toBeNull());

  it('names what gave it away', () => {
    const input = {
      subject: 'x',
      headers: { 'Auto-Submitted': 'auto-replied' },
      text: 'Hi',
      received: '2026-11-10T09:00:00Z',
    };
    expect(readMachine(input, 'Hi')).toEqual({
      label: 'auto_reply',
      confidence: 1,
      evidence: ['Auto-Submitted: auto-replied'],
    });
  });
});
