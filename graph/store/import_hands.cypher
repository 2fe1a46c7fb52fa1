// name: hands
// Who shaped a list: handed it in, laid it out, confirmed its names, or started it, and for which agency.
MATCH (e:AuditEntry {subject: $job})
WHERE e.actor IS NOT NULL AND e.event IN ['import.handed_in', 'import.mapped', 'import.named', 'import.started']
RETURN DISTINCT e.actor AS user, e.agency AS agency
ORDER BY user, agency
UNION
MATCH (j:ImportJob {id: $job})
UNWIND [j.user_id, j.started_by] AS user
WITH user
WHERE user IS NOT NULL
RETURN DISTINCT user, null AS agency
ORDER BY user

// name: offices
// Who took over whose office.
MATCH (e:AuditEntry {event: 'office.handed_over'})
RETURN e.changes AS changes
ORDER BY e.number

// name: families
// The agencies of these people, with all that they succeed and all that succeed them.
CALL () {
  MATCH (u:User)-[:WORKS_AT]->(a:Agency)
  WHERE u.id IN $users
  RETURN a
  UNION
  MATCH (a:Agency)
  WHERE a.id IN $agencies
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
