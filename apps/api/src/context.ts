import type { Engine } from '@tendril/engine';
import type { ChangeFeed } from './changes/feed.ts';
import type { ApiSettings } from './settings.ts';
import type { TemporalProbe } from './system/temporal-probe.ts';

/** What every address and procedure works with. One per process. */
export interface ApiContext {
  engine: Engine;
  settings: Pick<
    ApiSettings,
    'apiKey' | 'publicUrl' | 'resend' | 'resendBaseUrl' | 'resendWebhookSecret' | 'secret' | 'temporalUi'
  >;
  temporal: TemporalProbe;
  changes: ChangeFeed;
}
