// Each worker says that it lives, so that the site can tell when nobody does the work.
CREATE CONSTRAINT worker_id_unique IF NOT EXISTS
FOR (n:Worker) REQUIRE n.id IS UNIQUE;
