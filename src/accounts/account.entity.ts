import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * What an account is there for. Keys open those that are `current`. The others are kept so that one of them can become
 * that: a `snapshot`, what accounts can be reset to (`empty`, `demo`), and a `spare`, which is a copy of one of these.
 * `copying` is not complete yet; `discarded` is removed as soon as nobody can be at it any more.
 */
export type AccountState = 'current' | 'snapshot' | 'empty' | 'demo' | 'spare' | 'copying' | 'discarded';

/** Whose records they are. Removing an account removes everything that belongs to it, through its foreign keys. */
@Entity('accounts')
export class Account {
  @PrimaryGeneratedColumn() id: number;
  @Column({ type: 'varchar', length: 20 }) created_at: string;
  /** How many of the lists that a new account starts with it has had. */
  @Column({ type: 'integer', default: 0 }) seeds: number;
  @Column({ type: 'varchar', length: 9, default: 'current' }) @Index() state: AccountState;
  /** Of which account a spare is the copy. */
  @Column({ type: 'integer', nullable: true }) @Index() copy_of: number | null;
  /**
   * From when on it may be removed. Whoever makes or removes an account moves this on meanwhile, so that others on the
   * database finish it only when that one has died.
   */
  @Column({ type: 'varchar', length: 24, nullable: true }) @Index() remove_at: string | null;
}
