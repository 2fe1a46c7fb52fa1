// One node for each hash of a file in the folder: what locks it, what is wrong with it, which records held it.
CREATE CONSTRAINT stored_file_sha256_unique IF NOT EXISTS
FOR (n:StoredFile) REQUIRE n.sha256 IS UNIQUE;
// Keys of forms go after their time.
CREATE INDEX idempotency_key_at IF NOT EXISTS
FOR (n:IdempotencyKey) ON (n.at);
