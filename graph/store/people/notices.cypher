// name: tell
// One notice for each active person of these agencies who holds one of these roles; never for the one who acted.
MATCH (u:User)-[:WORKS_AT]->(a:Agency)
WHERE u.active
  AND ($agencies IS NULL OR a.id IN $agencies
    OR EXISTS { (a)-[:SUCCEEDS*1..20]->(before:Agency) WHERE before.id IN $agencies })
  AND NOT a.id IN $but
  AND any(role IN u.roles WHERE role IN $roles)
  AND ($actor IS NULL OR u.id <> $actor)
CREATE (n:Notice {
  id: $notice_id + ':' + u.id, at: $at, kind: $kind, subject: $subject, path: $path, values: $values, attempts: 0,
  mail_state: CASE WHEN u.mail IS NULL OR u.mail_mode = 'none' THEN 'none' ELSE 'queued' END
})
CREATE (n)-[:FOR]->(u)

// name: of_person
// The notices of one person, the newest first, one page by key.
MATCH (n:Notice)-[:FOR]->(:User {id: $user_id})
WHERE n.at < $before OR (n.at = $before AND n.id > $after_id)
RETURN n.id AS id,
       n.at AS at,
       n.kind AS kind,
       n.path AS path,
       n.values AS values,
       n.read_at AS read_at,
       n.mail_state AS mail_state
ORDER BY at DESC, id
LIMIT $limit

// name: mark_read
// Everything up to the newest notice that a person was shown is read, whatever any clock says; without one, everything.
MATCH (u:User {id: $user_id})
OPTIONAL MATCH (shown:Notice {id: $newest})-[:FOR]->(u)
WITH u, shown
MATCH (n:Notice)-[:FOR]->(u)
WHERE n.read_at IS NULL
  AND (shown IS NULL OR n.at < shown.at OR (n.at = shown.at AND n.id >= shown.id))
SET n.read_at = $at

// name: wishes
// Where, how often and in which language a person wants mail.
MATCH (u:User {id: $user_id})
RETURN u.mail AS mail,
       coalesce(u.mail_mode, 'each') AS mode,
       coalesce(u.mail_language, 'id') AS language,
       u.mail_refused_at AS refused_at,
       COUNT { (n:Notice)-[:FOR]->(u) WHERE n.read_at IS NULL } AS unread

// name: set_wishes
// Remember where, how often and in which language.
MATCH (u:User {id: $user_id})
SET u.mail = $mail, u.mail_mode = $mode, u.mail_language = $language, u.mail_refused_at = null

// name: next_letter
// The letter that has waited longest and may go now: one that was tried keeps its notices, the others make a new one.
// A daily digest goes once a day.
MATCH (n:Notice)-[:FOR]->(u:User)
WHERE n.mail_state IN ['queued', 'sending']
  AND coalesce(n.next_try, $now) <= $now
  AND u.active AND u.mail IS NOT NULL
  AND (coalesce(u.mail_mode, 'each') = 'each'
    OR (u.mail_mode = 'daily' AND (u.digest_on IS NULL OR u.digest_on < $today)))
RETURN u.id AS user_id, n.batch AS batch, min(n.at) AS since
ORDER BY since, user_id, batch
LIMIT 1

// name: take
// Take the notices of one letter, and keep other workers away until the lease ends (findings 1).
MATCH (u:User {id: $user_id})
SET u._lock = 1
REMOVE u._lock
WITH u
WHERE u.active AND u.mail IS NOT NULL
  AND (coalesce(u.mail_mode, 'each') = 'each'
    OR (u.mail_mode = 'daily' AND (u.digest_on IS NULL OR u.digest_on < $today)))
MATCH (n:Notice)-[:FOR]->(u)
WHERE n.mail_state IN ['queued', 'sending']
  AND coalesce(n.next_try, $now) <= $now
  AND (n.batch = $batch OR (n.batch IS NULL AND $batch IS NULL))
WITH u, n
ORDER BY n.at, n.id
LIMIT $limit
SET n.mail_state = 'sending',
    n.attempts = n.attempts + 1,
    n.next_try = $lease_until,
    n.batch = coalesce(n.batch, $new_batch)
RETURN n.id AS id,
       n.at AS at,
       n.kind AS kind,
       n.path AS path,
       n.values AS values,
       n.attempts AS attempts,
       n.batch AS batch,
       u.mail AS mail,
       u.name AS name,
       coalesce(u.mail_language, 'id') AS language
ORDER BY at, id

// name: settle
// What became of the letters of one try; a refusal for good is remembered until the person looks at the address again.
UNWIND $rows AS row
MATCH (n:Notice {id: row.id})-[:FOR]->(u:User)
WHERE n.mail_state = 'sending' AND n.attempts = row.attempts
SET n.mail_state = $state,
    n.next_try = $next_try,
    n.mail_problem = $problem,
    u.digest_on = CASE WHEN $state = 'sent' THEN $today ELSE u.digest_on END,
    u.mail_refused_at = CASE WHEN $state = 'failed' THEN $at ELSE u.mail_refused_at END

// name: public_events
// What anyone may follow, the newest first: verified replications and enacted policies.
CALL () {
  MATCH (r:Replication {status: 'verified'})-[:ADOPTED_BY]->(a:Agency)
  WHERE r.verified_on IS NOT NULL
  WITH r, a
  ORDER BY r.verified_on DESC, r.id
  LIMIT $limit
  RETURN r.id AS id,
         'replication' AS kind,
         coalesce(r.local_name, COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0], r.id) AS title,
         a.name AS who,
         r.verified_on AS on,
         COLLECT {
           MATCH (e:AuditEntry)
           WHERE e.subject IN [r.id, r.import_job] AND (e.to_status = 'verified' OR e.subject = r.import_job)
           RETURN e.at ORDER BY e.number DESC LIMIT 1
         }[0] AS at
  UNION ALL
  MATCH (p:Policy {status: 'enacted'})
  WHERE p.enacted_on IS NOT NULL
  RETURN p.id AS id, 'policy' AS kind, p.title AS title, p.form AS who, p.enacted_on AS on,
         COLLECT { MATCH (e:AuditEntry {subject: p.id}) RETURN e.at ORDER BY e.number DESC LIMIT 1 }[0] AS at
}
RETURN id, kind, title, who, on, at
ORDER BY on DESC, at DESC, id
LIMIT $limit
