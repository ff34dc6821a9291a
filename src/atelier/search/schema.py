"""The tables of an index. Everything in them can be made again from the courses and the journal."""

VERSION = 1
"""Of these tables and of the way rows are cut; a file with another one is built anew."""

SCHEMA = """
CREATE TABLE built (signature TEXT NOT NULL);

-- What is found: a lesson, an item, a term, a note. `own` is 1 for what the person wrote.
CREATE TABLE thing (
    id INTEGER PRIMARY KEY, own INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
    title TEXT NOT NULL, heading TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX thing_key ON thing (own, key);

-- All its words; the index of prefixes is for a first word of two or three letters being typed.
CREATE VIRTUAL TABLE things USING fts5(
    title, heading, body, content='thing', content_rowid='id', prefix='2 3',
    tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO things (things, rank) VALUES ('rank', 'bm25(8.0, 3.0, 1.0)');

-- Its title and headings alone, to put them first at little cost.
CREATE VIRTUAL TABLE heads USING fts5(
    title, heading, content='thing', content_rowid='id', prefix='2 3',
    tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER thing_in AFTER INSERT ON thing BEGIN
    INSERT INTO things (rowid, title, heading, body) VALUES (new.id, new.title, new.heading, new.body);
    INSERT INTO heads (rowid, title, heading) VALUES (new.id, new.title, new.heading);
END;
CREATE TRIGGER thing_out AFTER DELETE ON thing BEGIN
    INSERT INTO things (things, rowid, title, heading, body)
    VALUES ('delete', old.id, old.title, old.heading, old.body);
    INSERT INTO heads (heads, rowid, title, heading) VALUES ('delete', old.id, old.title, old.heading);
    DELETE FROM passage WHERE thing = old.id;
END;

-- Where it is found: its passages, in order. `plain` is heading and body folded, letter for letter.
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, thing INTEGER NOT NULL,
    course TEXT NOT NULL, lesson TEXT NOT NULL, anchor TEXT NOT NULL, block INTEGER NOT NULL,
    heading TEXT NOT NULL, body TEXT NOT NULL, plain TEXT NOT NULL
);
CREATE INDEX passage_thing ON passage (thing);
"""

TABLES = ("passage", "heads", "things", "thing", "built")
INDEXES = ("things", "heads")
