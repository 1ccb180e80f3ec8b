/** Providers that give anyone an address: such a domain says nothing of where a lead works. */
const freeMailDomains: ReadonlySet<string> = new Set([
  ...['126.com', '163.com', 'qq.com', 'sina.com', 'naver.com', 'daum.net', 'rediffmail.com'],
  ...['aol.com', 'att.net', 'comcast.net', 'cox.net', 'sbcglobal.net', 'verizon.net'],
  ...['fastmail.com', 'fastmail.fm', 'hey.com', 'hushmail.com', 'mail.com', 'zoho.com', 'zohomail.com', 'zohomail.eu'],
  ...[
    'gmail.com',
    'googlemail.com',
    'icloud.com',
    'mac.com',
    'me.com',
    'msn.com',
    'passport.com',
    'ymail.com',
    'rocketmail.com',
  ],
  ...[
    'proton.me',
    'pm.me',
    'protonmail.com',
    'protonmail.ch',
    'tutanota.com',
    'tutanota.de',
    'tuta.io',
    'tuta.com',
    'posteo.de',
  ],
  ...['arcor.de', 'freenet.de', 'mailbox.org', 't-online.de', 'web.de', 'bluewin.ch', 'chello.at', 'aon.at'],
  ...['bbox.fr', 'free.fr', 'laposte.net', 'neuf.fr', 'orange.fr', 'sfr.fr', 'wanadoo.fr'],
  ...['home.nl', 'kpnmail.nl', 'planet.nl', 'upcmail.nl', 'xs4all.nl', 'ziggo.nl', 'skynet.be', 'telenet.be'],
  ...['blueyonder.co.uk', 'btinternet.com', 'ntlworld.com', 'sky.com', 'talktalk.net', 'virginmedia.com', 'eircom.net'],
  ...['alice.it', 'libero.it', 'tin.it', 'virgilio.it', 'telefonica.net', 'terra.es', 'sapo.pt', 'uol.com.br'],
  ...['interia.pl', 'o2.pl', 'onet.pl', 'wp.pl', 'seznam.cz', 'mail.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'rambler.ru'],
  ...['bigpond.com', 'bigpond.net.au', 'optusnet.com.au', 'xtra.co.nz', 'shaw.ca', 'rogers.com', 'sympatico.ca'],
]);

/** Providers with a domain in many countries, such as `yahoo.co.uk`. */
const freeMailFamilies = /^(?:gmx|hotmail|live|outlook|yahoo|yandex)[.](?:com|net|org|[a-z]{2})(?:[.][a-z]{2})?$/;

/** Whether a domain (lower case) is one where anyone gets an address. */
export function isFreeMail(domain: string): boolean {
  return freeMailDomains.has(domain) || freeMailFamilies.test(domain);
}
