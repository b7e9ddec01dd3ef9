import { Module } from '@nestjs/common';

import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';

/** Figures about the server for whoever watches it. */
@Module({ controllers: [MetricsController], providers: [Metrics] })
export class MetricsModule {}
