import classes from './email-frame.module.css';

interface EmailFrameProps {
  html: string;
  /** Pixels, or a CSS length. */
  height: number | string;
  /** The colours the reader's inbox asks emails for. */
  scheme?: 'light' | 'dark';
  /** Pictures are the only thing that may be fetched from elsewhere, and only where this says so. */
  showsPictures?: boolean;
}

/** An email as its reader sees it. Nothing that stands in it can run, reach the page, or lead away from it. */
export function EmailFrame({ html, height, scheme = 'light', showsPictures = false }: EmailFrameProps) {
  return (
    <iframe
      className={classes.frame}
      data-scheme={scheme}
      title="Email"
      sandbox=""
      srcDoc={guarded(html, { scheme, showsPictures })}
      style={{ height }}
    />
  );
}

/**
 * Stands before all that an author wrote, so that nothing of it can come first. Links ask for a new window, which the sandbox
 * refuses: pressing one does nothing.
 */
function guarded(
  html: string,
  { scheme, showsPictures }: { scheme: 'light' | 'dark'; showsPictures: boolean },
): string {
  const pictures = showsPictures ? 'data: https: http:' : 'data:';
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src ${pictures}`;
  return `<!doctype html><meta http-equiv="content-security-policy" content="${policy}"><base target="_blank">${schemeOf(html, scheme)}${html}`;
}

/** Of two such lines a browser heeds the first. An email that says nothing of dark colours gets none: inboxes leave it light. */
function schemeOf(html: string, scheme: 'light' | 'dark'): string {
  const followsInbox = /<meta[^>]*name="color-scheme"[^>]*dark/i.test(html);
  return followsInbox ? `<meta name="color-scheme" content="${scheme}">` : '';
}
