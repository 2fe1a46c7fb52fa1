// name: credential
// What log-in compares for one login name.
MATCH (u:User {login: $login})
RETURN u.id AS user_id,
       u.password_hash AS password_hash,
       u.active AS is_active,
       coalesce(u.example, false) AS is_example

// name: by_id
// One person with the agency of the office.
MATCH (u:User {id: $user_id})-[:WORKS_AT]->(a:Agency)
RETURN u.id AS id,
       u.login AS login,
       u.name AS name,
       u.roles AS roles,
       a.id AS agency_id,
       a.name AS agency_name,
       COLLECT {
         MATCH (a)-[:LOCATED_IN]->(place:Region)
         OPTIONAL MATCH (place)-[:PART_OF]->(province:Region)
         RETURN coalesce(province.code, place.code) LIMIT 1
       }[0] AS province,
       u.active AS is_active,
       coalesce(u.example, false) AS is_example

// name: examples
// The example's accounts, as the log-in page of that world lists them.
MATCH (u:User {example: true})-[:WORKS_AT]->(a:Agency)
WHERE u.active
RETURN u.login AS login,
       u.name AS name,
       u.roles AS roles,
       a.name AS agency_name,
       u.example_password AS password
ORDER BY login

// name: of_mixed_roles
// Open accounts that hold one of the roles that stand alone, and another.
MATCH (u:User {active: true})
WHERE any(role IN u.roles WHERE role IN $alone) AND any(role IN u.roles WHERE role <> u.roles[0])
RETURN u.login AS login
ORDER BY login

// name: create
// A person without a password, at the office of an agency.
MATCH (a:Agency {id: $agency_id})
CREATE (u:User {id: $user_id, login: $login, name: $name, roles: $roles, office: $office, active: true})
CREATE (u)-[:WORKS_AT]->(a)
RETURN u.id AS id

// name: take_role
// One role less.
MATCH (u:User {id: $user_id})
SET u.roles = [role IN u.roles WHERE role <> $role]

// name: offer_link
// A one-time link for setting a password; only the hash of its key is kept.
MATCH (u:User {id: $user_id})
CREATE (u)-[:MAY_USE]->(:OneTimeLink {id: $key_hash, kind: 'password', expires_at: $expires_at})

// name: link
// Whose link this is, until when it may be used, and whether it was.
MATCH (u:User)-[:MAY_USE]->(l:OneTimeLink {id: $key_hash, kind: 'password'})
RETURN u.id AS user_id, l.expires_at AS expires_at, l.used_at AS used_at

// name: use_link
// Set the password, spend the link, and end every session of the person.
MATCH (u:User)-[:MAY_USE]->(l:OneTimeLink {id: $key_hash, kind: 'password'})
SET l._lock = 1
WITH u, l
WHERE l.used_at IS NULL AND l.expires_at > $at
SET l.used_at = $at, u.password_hash = $password_hash
REMOVE l._lock
WITH u
OPTIONAL MATCH (s:WebSession)-[:OF]->(u)
DETACH DELETE s
RETURN DISTINCT u.id AS id

// name: take_turn
// Let attempts be counted one after the other (findings 1); this node is no attempt, for it has no time.
MERGE (t:LoginAttempt {id: 'turn'})
SET t._lock = 1
REMOVE t._lock

// name: failures
// How often log-in failed lately, and how many are being compared, for an account and from an address.
// One that was never decided counts as failed after a while: its process has died.
MATCH (f:LoginAttempt)
WHERE f.at > $since AND (f.account = $account OR f.address = $address)
WITH f.account = $account AS of_account,
     f.address = $address AS of_address,
     coalesce(f.failed, false) OR f.at <= $decided_by AS failed
RETURN sum(CASE WHEN of_account AND failed THEN 1 ELSE 0 END) AS account,
       sum(CASE WHEN of_address AND failed THEN 1 ELSE 0 END) AS address,
       sum(CASE WHEN of_account AND NOT failed THEN 1 ELSE 0 END) AS account_waiting,
       sum(CASE WHEN of_address AND NOT failed THEN 1 ELSE 0 END) AS address_waiting

// name: note_attempt
// Remember an attempt to log in, and forget the ones that no longer count.
MERGE (f:LoginAttempt {id: $id})
SET f.account = $account, f.address = $address, f.at = $at
WITH 1 AS done
MATCH (old:LoginAttempt)
WHERE old.at < $since
DETACH DELETE old

// name: attempt_failed
// An attempt was compared, and did not succeed.
MATCH (f:LoginAttempt {id: $id})
SET f.failed = true

// name: forget_attempt
// An attempt that succeeded is no failure.
MATCH (f:LoginAttempt {id: $id})
DETACH DELETE f
