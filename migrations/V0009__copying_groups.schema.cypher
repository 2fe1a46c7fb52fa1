// The groups that the worker computes are kept once, beside what they were computed from.
CREATE CONSTRAINT grouping_id_unique IF NOT EXISTS
FOR (n:Grouping) REQUIRE n.id IS UNIQUE;
