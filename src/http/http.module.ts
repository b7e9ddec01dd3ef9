import { Global, Module } from '@nestjs/common';

import { Gates } from './gates.js';
import { Traffic } from './traffic.js';

@Global()
@Module({ providers: [Gates, Traffic], exports: [Gates, Traffic] })
export class HttpModule {}
