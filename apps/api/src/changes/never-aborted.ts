/** For whoever is asked without a signal, as by a caller on the server: they end with the feed. */
export const neverAborted = new AbortController().signal;
