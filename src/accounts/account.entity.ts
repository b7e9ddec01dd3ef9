import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Whose records they are. Removing an account removes everything that belongs to it, through its foreign keys. */
@Entity('accounts')
export class Account {
  @PrimaryGeneratedColumn() id: number;
  @Column({ type: 'varchar', length: 20 }) created_at: string;
  /** How many of the lists that a new account starts with it has had. */
  @Column({ type: 'integer', default: 0 }) seeds: number;
}
