export function Fidelity() { return <p>soon</p>; }
