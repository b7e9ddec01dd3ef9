import { useLayoutEffect, useState } from 'preact/hooks';

/** A value that several parts of the page show. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  /** The value for a component, which is drawn anew when it changes. */
  use(): T;
}

export function store<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const get = () => value;
  return {
    get,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    use() {
      const [, draw] = useState({});
      useLayoutEffect(() => {
        const listener = () => draw({});
        listeners.add(listener);
        return () => void listeners.delete(listener);
      }, []);
      return get();
    },
  };
}
