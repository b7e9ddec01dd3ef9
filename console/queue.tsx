export function Queue() { return <p>soon</p>; }
