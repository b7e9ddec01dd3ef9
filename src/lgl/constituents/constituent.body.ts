import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';

import { LARGEST_ID } from '../http/id.pipe.js';
import { PhoneNumber } from '../phone-numbers/phone-number.entity.js';
import { BodyOf } from '../resource/body.js';
import { toBoolean, toNumber } from '../resource/coercion.js';
import { check } from '../resource/validators.js';
import { Constituent } from './constituent.entity.js';

/** The most records of one kind that a single body may carry; ours, so that one request cannot hold up all others. */
const MOST_NESTED = 1000;

/** A phone number inside a constituent's body: with an `id` it changes that number, without one it adds a number. */
export class NestedPhoneNumber extends BodyOf(PhoneNumber) {
  @ApiPropertyOptional({ type: 'integer', description: 'The number to change; it must be one of this constituent.' })
  @Transform(({ value }) => toNumber(value))
  @IsOptional()
  @IsInt({ message: '$property must be a whole number' })
  @Min(1, { message: '$property must be 1 or more' })
  @Max(LARGEST_ID, { message: `$property must not be more than ${LARGEST_ID}` })
  declare id?: number;
}

/** Records of a kind that does not exist here yet: none may be sent, so that none is silently dropped. */
const NotYet = (): PropertyDecorator => (target, property) => {
  ApiProperty({
    type: 'array',
    items: { type: 'object' },
    maxItems: 0,
    required: false,
    description: 'Not stored yet: leave it empty.',
  })(target, property);
  IsOptional()(target, property);
  check('isNotYet', (value) => {
    if (!Array.isArray(value)) return 'must be a list';
    return value.length > 0 ? 'cannot be stored yet: Glowworm does not have these records. Leave them out' : undefined;
  })(target, property);
};

const Flag = (): PropertyDecorator => (target, property) => {
  ApiProperty({ type: Boolean, required: false })(target, property);
  Transform(({ value }) => toBoolean(value))(target, String(property));
  IsOptional()(target, property);
  IsBoolean({ message: '$property must be true or false' })(target, property);
};

/** What may be sent to create a constituent: its own fields, and the records that hang on it, all or nothing. */
export class CreateConstituent extends BodyOf(Constituent) {
  @ApiProperty({ type: [NestedPhoneNumber], required: false })
  @IsOptional()
  @IsArray({ message: '$property must be a list' })
  @ArrayMaxSize(MOST_NESTED, { message: `$property must not have more than ${MOST_NESTED} entries` })
  @ValidateNested({ each: true, message: '$property must be a list of objects' })
  @Type(() => NestedPhoneNumber)
  phone_numbers?: NestedPhoneNumber[];

  @NotYet() class_affiliations?: unknown[];
  @NotYet() relationships?: unknown[];
  @NotYet() street_addresses?: unknown[];
  @NotYet() email_addresses?: unknown[];
  @NotYet() web_addresses?: unknown[];
  @NotYet() categories?: unknown[];
  @NotYet() groups?: unknown[];
  @NotYet() memberships?: unknown[];
  @NotYet() custom_attrs?: unknown[];
}

/** An update adds to what hangs on the constituent, unless it says to remove the previous records first (doc, wire). */
export class UpdateConstituent extends CreateConstituent {
  @Flag() remove_previous_phone_numbers?: boolean;
  @Flag() remove_previous_class_affiliations?: boolean;
  @Flag() remove_previous_relationships?: boolean;
  @Flag() remove_previous_street_addresses?: boolean;
  @Flag() remove_previous_email_addresses?: boolean;
  @Flag() remove_previous_web_addresses?: boolean;
  @Flag() remove_previous_groups?: boolean;
}
