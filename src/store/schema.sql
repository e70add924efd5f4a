-- The book. Every table is STRICT; money is INTEGER đồng; days are ISO text; ids are integers that count up.
--
-- What is recorded is never changed: batch, file, line, entry, fact and relink refuse UPDATE and DELETE. A
-- correction is another batch. A batch is whole or absent: it is written, with its hash, in one transaction.
--
-- Four tables are sums of the others, kept in the same transaction and compared with them by `check`:
-- total, balance, voided, undone. They make a posting and a report cheap however long the book is.

-- What the book is: id, created, schema.
CREATE TABLE meta (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The office: name, province, signers, unit, preset. Settings, not records: they may be changed.
CREATE TABLE office (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The original bytes of every file something was recorded from.
CREATE TABLE file (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  bytes  BLOB NOT NULL
) STRICT;

-- One thing somebody did. Ids of its lines and entries run without gaps, so a batch is a range of each.
-- `hash` is SHA-256 over `previous`, this row and everything of the batch, in the encoding of store/chain.rs.
CREATE TABLE batch (
  id           INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  at           TEXT    NOT NULL,
  who          TEXT    NOT NULL,
  what         TEXT    NOT NULL,               -- the command in words
  kind         TEXT    NOT NULL CHECK (kind IN ('post', 'reverse', 'link', 'fact')),
  file         TEXT    REFERENCES file (sha256),
  file_name    TEXT,
  content_hash TEXT,                           -- the same cells in other bytes have the same hash
  reverses     INTEGER REFERENCES batch (id),
  first_line   INTEGER NOT NULL,
  last_line    INTEGER NOT NULL,               -- first - 1 when there is none
  first_entry  INTEGER NOT NULL,
  last_entry   INTEGER NOT NULL,
  entries      INTEGER NOT NULL,               -- without those that follow from others
  amount       INTEGER NOT NULL,               -- their sum
  previous     TEXT    NOT NULL,
  hash         TEXT    NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX batch_file ON batch (file) WHERE file IS NOT NULL;
CREATE INDEX batch_content ON batch (content_hash) WHERE content_hash IS NOT NULL;

-- One amount of a file as it was understood when it was recorded.
CREATE TABLE line (
  id           INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  batch        INTEGER NOT NULL REFERENCES batch (id),
  sheet        TEXT    NOT NULL,
  cell         TEXT    NOT NULL,
  row          INTEGER NOT NULL,
  column_label TEXT    NOT NULL,
  kind         TEXT,
  document     TEXT,
  date         TEXT,
  code         TEXT,
  path         TEXT    NOT NULL,               -- headings above, JSON list
  content      TEXT    NOT NULL,
  agency       TEXT,
  year         INTEGER,
  month        INTEGER,
  source       TEXT,
  class        TEXT,
  contract     TEXT,
  note         TEXT,
  raw          TEXT    NOT NULL,
  amount       INTEGER,                        -- NULL: its unit was not known; never 0 instead
  plan         TEXT,
  task         TEXT,
  confidence   INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 1000),
  state        TEXT    NOT NULL CHECK (state IN ('linked', 'unsure', 'unlinked', 'on_purpose')),
  reasons      TEXT    NOT NULL                -- JSON list of [vi, en]
) STRICT;

-- The budget keys in use. '' stands for "none", so that equal keys are equal rows.
CREATE TABLE budget_key (
  id     INTEGER NOT NULL PRIMARY KEY,
  plan   TEXT    NOT NULL,
  year   INTEGER NOT NULL,
  task   TEXT    NOT NULL,
  agency TEXT    NOT NULL,
  source TEXT    NOT NULL,
  class  TEXT    NOT NULL,
  UNIQUE (plan, year, task, agency, source, class)
) STRICT;

-- The ledger. Gross amounts, never netted; `side` is 1 for the other direction of kinds that have two
-- (handed out; for 'released': used up by its own advances and payments).
CREATE TABLE entry (
  id              INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  batch           INTEGER NOT NULL REFERENCES batch (id),
  line            INTEGER REFERENCES line (id),
  parent          INTEGER REFERENCES entry (id),  -- the entry this one follows from
  key             INTEGER NOT NULL REFERENCES budget_key (id),
  kind            TEXT    NOT NULL CHECK (kind IN (
    'planned', 'proposed', 'appraised', 'approved', 'appropriated', 'provisional', 'allotted', 'supplemented',
    'adjusted', 'cut', 'recalled', 'withheld', 'handed-over', 'carried-over', 'lapsed', 'committed', 'released',
    'advanced', 'cleared', 'returned', 'spent', 'recovered', 'disallowed', 'settled', 'ceiling', 'done', 'expected')),
  side            INTEGER NOT NULL CHECK (side IN (0, 1)),
  amount          INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000000 AND 1000000000000000000),
  date            TEXT    CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  document        TEXT,
  contract        TEXT    NOT NULL,               -- '' for none
  note            TEXT,
  corrects        INTEGER REFERENCES entry (id),
  reversal        INTEGER NOT NULL CHECK (reversal IN (0, 1)),
  derived         INTEGER NOT NULL CHECK (derived IN (0, 1)),
  weight          INTEGER NOT NULL CHECK (weight IN (-1, 1)),
  over            INTEGER NOT NULL,               -- spent beyond what was available, allowed with the reason
  allowed_because TEXT,
  CHECK (reversal = 0 OR corrects IS NOT NULL),
  CHECK (over <= 0 OR allowed_because IS NOT NULL)
) STRICT;
CREATE INDEX entry_key ON entry (key);
CREATE INDEX entry_line ON entry (line) WHERE line IS NOT NULL;
CREATE INDEX entry_corrects ON entry (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX entry_parent ON entry (parent) WHERE parent IS NOT NULL;

-- Whatever else is decided and dated: plans, closed years, agencies, estimates, reviews. The newest version of
-- a topic and name whose batch stands is the one that holds.
CREATE TABLE fact (
  id    INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  batch INTEGER NOT NULL REFERENCES batch (id),
  topic TEXT    NOT NULL,
  name  TEXT    NOT NULL,
  value TEXT    NOT NULL
) STRICT;
CREATE INDEX fact_name ON fact (topic, name);
CREATE INDEX fact_batch ON fact (batch);

-- A line given to another task or year later on.
CREATE TABLE relink (
  id    INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  batch INTEGER NOT NULL REFERENCES batch (id),
  line  INTEGER NOT NULL REFERENCES line (id),
  plan  TEXT,
  task  TEXT,
  year  INTEGER,
  state TEXT    NOT NULL CHECK (state IN ('linked', 'unsure', 'unlinked', 'on_purpose'))
) STRICT;
CREATE INDEX relink_line ON relink (line);
CREATE INDEX relink_batch ON relink (batch);

-- Sums of entries by key, contract, kind and side. `weight` 0 and `amount` 0: nothing stands.
CREATE TABLE total (
  key      INTEGER NOT NULL REFERENCES budget_key (id),
  contract TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  side     INTEGER NOT NULL,
  amount   INTEGER NOT NULL,
  weight   INTEGER NOT NULL,
  PRIMARY KEY (key, contract, kind, side)
) STRICT, WITHOUT ROWID;

-- The guard: whatever the program does, the database refuses spending that nobody allowed. A row is inserted
-- with zeros first and then updated from the batch's grouped sums (an upsert would fail the CHECK on the row
-- to be inserted).
CREATE TABLE balance (
  plan         TEXT    NOT NULL,
  task         TEXT    NOT NULL,
  year         INTEGER NOT NULL,
  usable       INTEGER NOT NULL,
  used         INTEGER NOT NULL,
  allowed_over INTEGER NOT NULL,
  PRIMARY KEY (plan, task, year),
  CHECK (used <= usable + allowed_over)
) STRICT, WITHOUT ROWID;

-- Entries that are taken back, and by which entry. A row goes away when that entry is itself taken back.
CREATE TABLE voided (
  entry INTEGER NOT NULL PRIMARY KEY REFERENCES entry (id),
  by    INTEGER NOT NULL REFERENCES entry (id)
) STRICT;

-- Batches that are reversed, and by which batch. A row goes away when that batch is itself reversed.
CREATE TABLE undone (
  batch INTEGER NOT NULL PRIMARY KEY REFERENCES batch (id),
  by    INTEGER NOT NULL REFERENCES batch (id)
) STRICT;

-- What people decided about a wording before; the newest id holds. May be forgotten.
CREATE TABLE decision (
  id      INTEGER NOT NULL PRIMARY KEY,
  wording TEXT    NOT NULL,
  code    TEXT    NOT NULL,
  agency  TEXT    NOT NULL,
  sender  TEXT    NOT NULL,
  task    TEXT,                                   -- NULL: no task, on purpose; number, tab, what it said
  UNIQUE (wording, code, agency, sender)
) STRICT;

-- Layouts an office saved under a name.
CREATE TABLE profile (
  name TEXT NOT NULL PRIMARY KEY,
  toml TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER batch_kept BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'append-only: batch'); END;
CREATE TRIGGER batch_stays BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'append-only: batch'); END;
CREATE TRIGGER file_kept BEFORE UPDATE ON file BEGIN SELECT RAISE(ABORT, 'append-only: file'); END;
CREATE TRIGGER file_stays BEFORE DELETE ON file BEGIN SELECT RAISE(ABORT, 'append-only: file'); END;
CREATE TRIGGER line_kept BEFORE UPDATE ON line BEGIN SELECT RAISE(ABORT, 'append-only: line'); END;
CREATE TRIGGER line_stays BEFORE DELETE ON line BEGIN SELECT RAISE(ABORT, 'append-only: line'); END;
CREATE TRIGGER key_kept BEFORE UPDATE ON budget_key BEGIN SELECT RAISE(ABORT, 'append-only: budget_key'); END;
CREATE TRIGGER key_stays BEFORE DELETE ON budget_key BEGIN SELECT RAISE(ABORT, 'append-only: budget_key'); END;
CREATE TRIGGER entry_kept BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'append-only: entry'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'append-only: entry'); END;
CREATE TRIGGER fact_kept BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'append-only: fact'); END;
CREATE TRIGGER fact_stays BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'append-only: fact'); END;
CREATE TRIGGER relink_kept BEFORE UPDATE ON relink BEGIN SELECT RAISE(ABORT, 'append-only: relink'); END;
CREATE TRIGGER relink_stays BEFORE DELETE ON relink BEGIN SELECT RAISE(ABORT, 'append-only: relink'); END;
