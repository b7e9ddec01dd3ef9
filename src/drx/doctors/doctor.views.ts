import { ApiProperty } from '@nestjs/swagger';
import { raw } from 'sql-template-tag';

import { columnsOf, View } from '../../records/view.js';
import { Address } from '../addresses/address.entity.js';
import { ownedColumns } from '../owners/views.js';
import { DrxPhoneNumber } from '../phone-numbers/phone-number.entity.js';
import { Doctor } from './doctor.entity.js';

const table = 'doctors';

/** A doctor as a look-up or an add answers it. */
export class DoctorDetails extends Doctor {
  @ApiProperty({ type: [Address] }) addresses: Address[];
  @ApiProperty({ type: [DrxPhoneNumber] }) phone_numbers: DrxPhoneNumber[];
}

export const doctorRow = new View<Doctor>(
  table,
  columnsOf(Doctor, table),
  raw('doctors.last_name, doctors.first_name, doctors.id'),
);

/** An NPI or DEA number that two doctors have names the one who was added last. */
export const doctorDetails = new View<DoctorDetails>(
  table,
  [...columnsOf(Doctor, table), ...ownedColumns('doctors', 'doctor_id')],
  raw('doctors.id DESC'),
);
