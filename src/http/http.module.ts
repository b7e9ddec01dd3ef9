import { Global, Module } from '@nestjs/common';

import { Faces } from './face.js';
import { Gates } from './gates.js';
import { OperationDocs } from './operation-docs.js';
import { Traffic } from './traffic.js';

@Global()
@Module({ providers: [Faces, Gates, OperationDocs, Traffic], exports: [Faces, Gates, OperationDocs, Traffic] })
export class HttpModule {}
