// Tells of every write to the journal from inside a kiosk's process: `told(number, when)`. 'before': nothing of it is on the
// disk; 'after': it is, and nothing has followed from it. Lines that stand in one transaction are one write.
import Database from 'libsql';

export function tellOfWrites(told) {
  const { prepare, transaction } = Database.prototype;
  let writes = 0;
  let within = false;

  Database.prototype.prepare = function (sql) {
    const statement = prepare.call(this, sql);
    if (!sql.startsWith('INSERT INTO line ')) return statement;
    const run = statement.run.bind(statement);
    statement.run = (...fields) => {
      if (!within) told(++writes, 'before');
      const result = run(...fields);
      within = this.inTransaction;
      if (!within) told(writes, 'after');
      return result;
    };
    return statement;
  };

  Database.prototype.transaction = function (work) {
    const run = transaction.call(this, work);
    return (...words) => {
      const result = run(...words);
      if (within) told(writes, 'after');
      within = false;
      return result;
    };
  };
}
