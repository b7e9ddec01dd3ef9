import { Module } from '@nestjs/common';

import { AccountController } from './account/account.controller.js';
import { SandboxFace } from './http/sandbox.face.js';

/** What a test does to its own account, and sees of it. */
@Module({ controllers: [AccountController], providers: [SandboxFace] })
export class SandboxModule {}
