// name: keep
// Remember what a form's key led to; the unique key refuses the second of two equal submits.
CREATE (:IdempotencyKey {id: $key, subject: $subject, result: $result, at: datetime()})

// name: lead
// A key leads to something that was there already.
MATCH (k:IdempotencyKey {id: $key})
SET k.result = $result

// name: used
// What a form's key led to, and what it was used for.
MATCH (k:IdempotencyKey {id: $key})
RETURN k.result AS result, k.subject AS subject

// name: forget
// Some of the keys that are older than any form that is still open.
MATCH (k:IdempotencyKey)
WHERE k.at < datetime() - duration({days: $days})
WITH k
ORDER BY k.at, k.id
LIMIT $limit
DELETE k
RETURN count(*) AS forgotten
ORDER BY forgotten
