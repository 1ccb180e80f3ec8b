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
      srcDoc={guarded(html, showsPictures)}
      style={{ height }}
    />
  );
}

/**
 * Stands before all that an author wrote, so that nothing of it can come first. Links ask for a new window, which the sandbox
 * refuses: pressing one does nothing.
 */
function guarded(html: string, showsPictures: boolean): string {
  const pictures = showsPictures ? 'data: https: http:' : 'data:';
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src ${pictures}`;
  return `<!doctype html><meta http-equiv="content-security-policy" content="${policy}"><base target="_blank">${html}`;
}
