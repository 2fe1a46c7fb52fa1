// Keys of what monitoring, exchange and notices keep, and the properties that they are looked up by.
CREATE CONSTRAINT lesson_id_unique IF NOT EXISTS
FOR (n:Lesson) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT interest_id_unique IF NOT EXISTS
FOR (n:Interest) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT merge_id_unique IF NOT EXISTS
FOR (n:Merge) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT notice_id_unique IF NOT EXISTS
FOR (n:Notice) REQUIRE n.id IS UNIQUE;
CREATE INDEX notice_mail IF NOT EXISTS
FOR (n:Notice) ON (n.mail_state);
CREATE INDEX interest_status IF NOT EXISTS
FOR (n:Interest) ON (n.status);
CREATE INDEX round_grace IF NOT EXISTS
FOR (n:MonitoringRound) ON (n.grace_until);
