import type { SampleEvent } from '../../sampleEvent';

export const cloudWatchWidgetSamples: readonly SampleEvent<'cloudwatch-widget'>[] = [
  {
    id: 'cloudwatch-widget',
    service: 'cloudwatch-widget',
    title: 'Widget of a dashboard',
    model: 'sync',
    eventType: 'cloudwatch-widget',
    make: (facts) => ({
      team: 'checkout',
      widgetContext: {
        dashboardName: 'orders',
        widgetId: 'widget-1',
        accountId: facts.accountId,
        locale: 'en',
        timezone: { label: 'UTC', offsetISO: '+00:00', offsetInMinutes: 0 },
        period: 300,
        isAutoPeriod: true,
        timeRange: { mode: 'relative', start: facts.nowMs - 10_800_000, end: facts.nowMs, relativeStart: 10_800_000 },
        theme: 'light',
        linkCharts: true,
        title: 'Orders of today',
        forms: { all: {} },
        params: { team: 'checkout' },
        width: 588,
        height: 369,
      },
    }),
  },
];
