/** Numbers the way that the office wants them, kept in a DRX installation. */
export class PhoneBook {
  #url;
  #key;

  constructor(url, key) {
    this.#url = url;
    this.#key = key;
  }

  addPatient(first_name, last_name) {
    return this.#post('patients', { first_name, last_name, date_of_birth: '1980-01-15', gender: 'F' });
  }

  addNumber(patient_id, number) {
    return this.#post('phone-numbers', { patient_id, number, phone_type: 'cell' });
  }

  async #post(path, body) {
    const headers = { 'X-DRX-Key': this.#key, 'Content-Type': 'application/json' };
    const answer = await fetch(`${this.#url}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`DRX refused ${path}: ${await answer.text()}`);
    return answer.json();
  }
}
