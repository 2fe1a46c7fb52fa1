// name: of_replication
// Who took which step on a record, by the trail, by the steps of a list, by a letter, by what the record says itself;
// and whoever took over the office of one who did.
CALL () {
  MATCH (e:AuditEntry {subject: $replication_id})
  WHERE e.actor IS NOT NULL
  RETURN e.actor AS by, e.event AS event
  UNION
  MATCH (r:Replication {id: $replication_id})
  UNWIND coalesce(r.changed_by_imports, []) + coalesce(r.import_job, '') AS job
  MATCH (e:AuditEntry {subject: job})
  WHERE e.actor IS NOT NULL
  RETURN e.actor AS by, e.event AS event
  UNION
  MATCH (:Replication {id: $replication_id})<-[:ANSWERS]-(letter:OneTimeLink)
  WHERE letter.used_at IS NOT NULL
  RETURN letter.made_by AS by, 'answer_link.used' AS event
  UNION
  MATCH (:Replication {id: $replication_id})-[l:ADAPTS]->(:Innovation|Replication)
  WHERE l.answered_by IS NOT NULL
  RETURN l.answered_by AS by, 'replication.confirmed' AS event
  UNION
  MATCH (r:Replication {id: $replication_id})
  WHERE r.submitted_by IS NOT NULL
  RETURN r.submitted_by AS by, 'replication.submitted' AS event
  UNION
  MATCH (r:Replication {id: $replication_id})
  WHERE r.verified_by IS NOT NULL
  RETURN r.verified_by AS by, 'replication.verified' AS event
  UNION
  MATCH (r:Replication {id: $replication_id})
  WHERE r.decided_by IS NOT NULL
  RETURN r.decided_by AS by,
         CASE WHEN r.status IN ['verified', 'rejected', 'returned'] THEN 'replication.' + r.status
              WHEN r.appealed_on IS NOT NULL THEN 'replication.rejected'
              ELSE 'replication.returned' END AS event
}
WITH DISTINCT by, event
OPTIONAL MATCH (later:User)-[:TOOK_OVER*0..100]->(:User {id: by})
RETURN DISTINCT coalesce(later.id, by) AS actor, event
ORDER BY actor, event

// name: of_innovation
// The same of an innovation and of what was merged into it.
CALL () {
  MATCH (:Innovation {id: $innovation_id})<-[:MERGED_INTO*0..20]-(i:Innovation)
  MATCH (e:AuditEntry {subject: i.id})
  WHERE e.actor IS NOT NULL
  RETURN e.actor AS by, e.event AS event
  UNION
  MATCH (:Innovation {id: $innovation_id})<-[:MERGED_INTO*0..20]-(i:Innovation)
  UNWIND coalesce(i.changed_by_imports, []) + coalesce(i.import_job, '') AS job
  MATCH (e:AuditEntry {subject: job})
  WHERE e.actor IS NOT NULL
  RETURN e.actor AS by, e.event AS event
  UNION
  MATCH (i:Innovation {id: $innovation_id})
  WHERE i.submitted_by IS NOT NULL
  RETURN i.submitted_by AS by, 'innovation.submitted' AS event
  UNION
  MATCH (i:Innovation {id: $innovation_id})
  WHERE i.published_by IS NOT NULL
  RETURN i.published_by AS by, 'innovation.published' AS event
}
WITH DISTINCT by, event
OPTIONAL MATCH (later:User)-[:TOOK_OVER*0..100]->(:User {id: by})
RETURN DISTINCT coalesce(later.id, by) AS actor, event
ORDER BY actor, event

// name: of_list
// Who took which step on a list, by the trail and by what the list says itself, and for which agency; and whoever took
// over the office of one who did.
CALL () {
  MATCH (e:AuditEntry {subject: $job_id})
  WHERE e.actor IS NOT NULL
  RETURN e.actor AS by, e.event AS event
  UNION
  MATCH (j:ImportJob {id: $job_id})
  WHERE j.user_id IS NOT NULL
  RETURN j.user_id AS by, 'import.handed_in' AS event
  UNION
  MATCH (j:ImportJob {id: $job_id})
  WHERE j.started_by IS NOT NULL
  RETURN j.started_by AS by, 'import.started' AS event
}
WITH DISTINCT by, event
OPTIONAL MATCH (later:User)-[:TOOK_OVER*0..100]->(:User {id: by})
RETURN DISTINCT coalesce(later.id, by) AS actor, event
ORDER BY actor, event

// name: of_last_assessment
// Who gave the last assessment of an innovation, and whoever took over that office.
MATCH (s:Assessment)-[:OF]->(:Innovation {id: $innovation_id})
WITH s
ORDER BY s.made_on DESC, s.made_at IS NULL, s.made_at DESC, s.id DESC
LIMIT 1
MATCH (later:User)-[:TOOK_OVER*0..100]->(:User {id: s.made_by})
RETURN DISTINCT later.id AS actor, 'innovation.assessed' AS event
ORDER BY actor

// name: in_office
// A person and whoever took over that office, one after the other.
MATCH (later:User)-[:TOOK_OVER*0..100]->(:User {id: $user_id})
RETURN DISTINCT later.id AS actor, 'office.handed_over' AS event
ORDER BY actor

// name: families
// The agencies of these people, and for which they took a step on a list, with all that they succeed and all that
// succeed them.
CALL () {
  MATCH (u:User)-[:WORKS_AT]->(a:Agency)
  WHERE u.id IN $people
  RETURN a
  UNION
  MATCH (e:AuditEntry {subject: $job_id})
  WHERE e.actor IN $people
  MATCH (a:Agency {id: e.agency})
  RETURN a
}
CALL (a) {
  MATCH (a)-[:SUCCEEDS*0..20]->(kin:Agency)
  RETURN kin
  UNION
  MATCH (kin:Agency)-[:SUCCEEDS*1..20]->(a)
  RETURN kin
}
RETURN DISTINCT kin.id AS id
ORDER BY id
