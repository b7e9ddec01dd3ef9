import { Global, Module } from '@nestjs/common';

import { Faces } from './face.js';
import { Gates } from './gates.js';
import { Traffic } from './traffic.js';

@Global()
@Module({ providers: [Faces, Gates, Traffic], exports: [Faces, Gates, Traffic] })
export class HttpModule {}
