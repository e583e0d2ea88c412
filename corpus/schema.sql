-- Captures, append-only: what was seen is never changed or removed, only added to.
-- Idempotent, so that two first imports at once both find what they need.
BEGIN IMMEDIATE;

-- A body is kept once, however often and wherever it was seen. Its sightings do not refer to it by a foreign key:
-- a body may have to be erased one day, and that it was seen stays true.
CREATE TABLE IF NOT EXISTS bodies (
    digest TEXT NOT NULL UNIQUE,  -- SHA-256 of the bytes as captured, lower-case hexadecimal
    size INTEGER NOT NULL,        -- of the bytes as captured
    body BLOB NOT NULL            -- zlib-compressed
) STRICT;

CREATE TABLE IF NOT EXISTS sightings (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,     -- order of arrival, which is not the order of capture
    url TEXT NOT NULL,                              -- canonical
    captured_at TEXT NOT NULL,                      -- UTC, 2018-10-03T08:15:00.000000Z: text order is time order
    digest TEXT NOT NULL,
    status INTEGER NOT NULL,
    content_type TEXT,
    changed INTEGER NOT NULL CHECK (changed IN (0, 1)),  -- 0: the sighting before it in time, as known on arrival, saw the same bytes
    UNIQUE (url, captured_at, digest)               -- also finds an address's sightings in order of time
) STRICT;

-- INSERT OR REPLACE deletes on its way; only with PRAGMA recursive_triggers = ON does it fire these.
CREATE TRIGGER IF NOT EXISTS bodies_stay BEFORE DELETE ON bodies BEGIN SELECT RAISE(ABORT, 'bodies are never deleted'); END;
CREATE TRIGGER IF NOT EXISTS bodies_stay_as_they_are BEFORE UPDATE ON bodies BEGIN SELECT RAISE(ABORT, 'bodies are never changed'); END;
CREATE TRIGGER IF NOT EXISTS sightings_stay BEFORE DELETE ON sightings BEGIN SELECT RAISE(ABORT, 'sightings are never deleted'); END;
CREATE TRIGGER IF NOT EXISTS sightings_stay_as_they_are BEFORE UPDATE ON sightings BEGIN SELECT RAISE(ABORT, 'sightings are never changed'); END;

-- Pages that staff took down, and put back: the last decision on an address holds. A store may be older than this table.
CREATE TABLE IF NOT EXISTS takedowns (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,                              -- canonical
    decided_at TEXT NOT NULL,                       -- UTC, as captured_at
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),  -- 0: put back
    reason TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS takedowns_by_url ON takedowns (url);
CREATE TRIGGER IF NOT EXISTS takedowns_stay BEFORE DELETE ON takedowns BEGIN SELECT RAISE(ABORT, 'takedowns are never deleted'); END;
CREATE TRIGGER IF NOT EXISTS takedowns_stay_as_they_are BEFORE UPDATE ON takedowns BEGIN SELECT RAISE(ABORT, 'takedowns are never changed'); END;

-- What could not be imported of late, for the maintainer. No evidence, so the oldest make room.
CREATE TABLE IF NOT EXISTS failures (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    failed_at TEXT NOT NULL,
    name TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

PRAGMA application_id = 1752131944;  -- 'hoih'
PRAGMA user_version = 1;
COMMIT;
