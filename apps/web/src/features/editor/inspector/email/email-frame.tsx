import classes from './email-frame.module.css';

/** An email as its reader sees it. Nothing that stands in it can run or reach the page. */
export function EmailFrame({ html, height }: { html: string; height: number }) {
  return <iframe className={classes.frame} title="Email" sandbox="" srcDoc={html} style={{ height }} />;
}
