/** What one size of history costs: CPU seconds unless the name says otherwise. */
export type Cost = {
  readonly rows: number;
  readonly fitBlend: number;
  readonly fitBoosting: number;
  readonly fitLogistic: number;
  readonly training: number;
  readonly scoreTenThousand: number;
  readonly scoreAll: number;
  readonly prepareReasons: number;
  readonly reasonsMsPerRow: number;
  readonly peakMb: number;
  readonly auc: number;
};
