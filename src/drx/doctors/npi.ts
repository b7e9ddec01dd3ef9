/** Whether the last of the ten digits of an NPI is the check digit of the others (Luhn, over the NPI after 80840). */
export function hasCheckDigit(npi: string): boolean {
  const sum = [...`80840${npi}`].toReversed().reduce((total, digit, place) => {
    const weighted = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
